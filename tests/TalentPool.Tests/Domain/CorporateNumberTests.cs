using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class CorporateNumberTests
{
    [Theory]
    [InlineData("2000012020001", "2000012020001")]
    [InlineData("7000012050002", "7000012050002")]
    [InlineData("８００００２０１３０００１", "8000020130001")]
    [InlineData("2-0000-1202-0001", "2000012020001")]
    [InlineData("2 0000 1202 0001", "2000012020001")]
    [InlineData("1000012020001", null)]
    [InlineData("2000012020010", null)]
    [InlineData("200001202000", null)]
    [InlineData("20000120200011", null)]
    [InlineData("T2000012020001", null)]
    [InlineData("", null)]
    public void It_is_read_by_its_check_digit(string text, string? number) => Assert.Equal(number, CorporateNumber.Read(text));

    [Fact]
    public void Any_single_wrong_digit_is_found_unless_it_is_a_nine_for_a_zero()
    {
        const string right = "2000012020001";
        for (var place = 0; place < right.Length; place++)
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var typed = right[..place] + digit + right[(place + 1)..];
                // Nine and zero leave the same rest: the one slip that the number's own rule cannot see.
                var isUnseen = place > 0 && (digit, right[place]) is ('9', '0') or ('0', '9');
                Assert.Equal(digit == right[place] || isUnseen ? typed : null, CorporateNumber.Read(typed));
            }
    }

    [Theory]
    [InlineData("2026-12-24", "2026-11-24", true, "2027-12-24")]
    [InlineData("2027-01-23", "2026-11-24", true, "2028-01-23")]
    [InlineData("2027-01-24", "2026-11-24", false, "2028-01-24")]
    [InlineData("2026-11-24", "2026-11-24", true, "2027-11-24")]
    [InlineData("2026-10-01", "2026-11-24", true, "2027-11-24")]
    [InlineData("2028-02-29", "2028-02-28", true, "2029-02-28")]
    public void A_membership_is_confirmed_for_a_year_from_sixty_days_before_its_date(string until, string today, bool isConfirmable, string next)
    {
        var (last, day) = (DateOnly.ParseExact(until, "yyyy-MM-dd", null), DateOnly.ParseExact(today, "yyyy-MM-dd", null));
        Assert.Equal(isConfirmable, MembershipCalendar.IsConfirmable(last, day));
        Assert.Equal(DateOnly.ParseExact(next, "yyyy-MM-dd", null), MembershipCalendar.Confirmed(last, day));
        Assert.True(MembershipCalendar.IsConfirmable(null, day));
    }
}
