using TalentPool;
using TalentPool.Accounts;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Audit;
using TalentPool.Availability;
using TalentPool.Candidates;
using TalentPool.Consent;
using TalentPool.Digests;
using TalentPool.Eligibility;
using TalentPool.Evidence;
using TalentPool.Http;
using TalentPool.Installation;
using TalentPool.Mail;
using TalentPool.Notices;
using TalentPool.Objections;
using TalentPool.Organisations;
using TalentPool.OwnData;
using TalentPool.Postings;
using TalentPool.Reviews;
using TalentPool.Search;
using TalentPool.Standards;
using TalentPool.Suspensions;

try
{
    if (args is [MakeSecrets.Name, ..]) return await MakeSecrets.Run(args, TimeProvider.System, Console.Out, Console.Error);
    var builder = WebApplication.CreateBuilder(args);
    builder.AddTalentPool();
    var app = builder.Build();
    if (args.Contains(VerifyAudit.Name)) return await VerifyAudit.Run(app.Services, args.SkipWhile(word => word != VerifyAudit.Name).Skip(1).TakeWhile(word => !word.StartsWith('-')), Console.Out);
    await app.Prepare();

    app.UseTalentPool();
    var api = app.MapGroup("/api").HoldWhoIsLeaving().HoldStaffWithOneFactor().ValidateRequests().LimitNamedAccounts();
    api.MapAccounts();
    api.MapEligibility();
    api.MapCandidates();
    api.MapReviews();
    api.MapObjections();
    api.MapSearch();
    api.MapPostings();
    api.MapNotices();
    api.MapDigests();
    api.MapAudit();
    api.MapAvailability();
    api.MapEvidence();
    api.MapConsent();
    api.MapStandards();
    api.MapOwnData();
    api.MapSuspensions();
    api.MapOrganisations();
    api.MapPolicyReports();
    app.MapPublishedKeys();
    app.MapHealth();
    app.MapMailbox();
    app.UseClient();

    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartFailure.Explain(e) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

/// <summary>Named for the tests, which start the whole product in process.</summary>
public partial class Program;
