using System.Net;

namespace TalentPool.Tests.Postings;

/// <summary>Postings to test with.</summary>
static class APosting
{
    public static object With(string title = "情報職（デジタル分野）", string appointmentType = "regularExperienced", int? payMax = 410000, string deadline = "2026-12-11",
        string[]? themes = null, string[]? skills = null, int version = 0) => new
        {
            title,
            appointmentType,
            payUnit = "month",
            payMin = 262000,
            payMax,
            payText = "経験に応じて決定",
            term = "任期の定めなし",
            workStyle = "onsitePartialRemote",
            weeklyHours = 38.75,
            workLocation = "本庁",
            requirements = "実務経験5年以上",
            description = "庁内の業務改善を進める仕事です。",
            howToApply = (string?)null,
            openings = 3,
            startOn = "2027-04-01",
            deadline,
            themes = themes ?? ["theme-c", "theme-d"],
            skills = skills ?? ["mgmt-pm"],
            version,
        };

    /// <summary>Drafts and publishes; answers the id.</summary>
    public static async Task<Guid> Published(Caller staff, object? posting = null)
    {
        var id = (await staff.Post("/api/postings", posting ?? With())).Is(HttpStatusCode.Created)["postingId"].GetGuid();
        (await staff.Post($"/api/postings/{id}/publish")).Is(HttpStatusCode.NoContent);
        return id;
    }
}
