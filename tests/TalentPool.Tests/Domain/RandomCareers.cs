using System.Globalization;
using CsCheck;
using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

/// <summary>Invented careers: short and long, in days and in months, beside and inside each other, with leaves, under policies of all sorts.</summary>
static class RandomCareers
{
    static readonly DateOnly Zero = new(2012, 1, 1);

    // Lengths of about a month are where the rules turn; others reach the five years.
    static readonly Gen<int> AnyLength = Gen.OneOf(Gen.Int[0, 70], Gen.Int[26, 33], Gen.Int[0, 800], Gen.Int[700, 2500]);

    static readonly Gen<(int From, int To, bool IsMonths)> AnyPeriod = Gen.Select(Gen.Int[0, 4000], AnyLength, Gen.Int[0, 4], (start, length, form) => (start, start + length, form == 0));

    static readonly Gen<Leave> AnyLeave =
        from period in AnyPeriod
        from kind in Gen.OneOf("leave", "care", "childcare", "maternity")
        select new Leave(kind, Text(period.From, period.IsMonths), period.To % 9 == 0 && period.From < 2000 ? null : Text(period.To, period.IsMonths));

    public static readonly Gen<Job> AnyJob =
        from period in AnyPeriod
        from digital in Gen.OneOf(DigitalShare.Yes, DigitalShare.Yes, DigitalShare.Yes, DigitalShare.Yes, DigitalShare.Partial, DigitalShare.No)
        from hours in Gen.OneOf<decimal?>(null, null, null, 40, 30, 29.5m, 20, 8)
        from leaves in Gen.OneOf<List<Leave>>(Gen.Const(new List<Leave>()), AnyLeave.List[0, 3])
        select new Job(Text(period.From, period.IsMonths), period.To % 7 == 0 ? null : Text(period.To, period.IsMonths), digital, hours, leaves);

    public static readonly Gen<List<Job>> AnyCareer = AnyJob.List[0, 8];

    /// <summary>Digital, full time, without leaves: what counts by itself.</summary>
    public static readonly Gen<Job> AnyFullJob = AnyPeriod.Select(period => new Job(Text(period.From, period.IsMonths), Text(period.To, period.IsMonths)));

    public static readonly Gen<DateOnly> AnyAsOf = Gen.Int[1500, 6000].Select(Zero.AddDays);

    public static readonly Gen<ExperiencePolicy> AnyPolicy =
        from hours in Gen.OneOf(30m, 30m, 20m, 0m)
        from carry in Gen.OneOf(30, 30, 28, 31)
        from cut in Gen.OneOf(1, 1, 3, 6)
        from kept in Gen.OneOf<IReadOnlyList<string>>((string[])["maternity"], (string[])["maternity", "childcare"], (string[])["maternity", "childcare", "care", "leave"])
        select new ExperiencePolicy("random", 60, hours, carry, cut) { KeptLeaveKinds = kept };

    /// <summary>A day, or its month, by its number.</summary>
    public static string Text(int offset, bool isMonth = false) => Zero.AddDays(offset).ToString(isMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
