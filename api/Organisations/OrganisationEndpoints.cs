using TalentPool.Accounts.SecondFactors;
using TalentPool.Accounts.SignOn;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>Organisations (団体), how they come to use the product, and who works for them.</summary>
public static class OrganisationEndpoints
{
    public static void MapOrganisations(this IEndpointRouteBuilder api)
    {
        var open = api.MapGroup("").WithTags("Organisations").AllowAnonymous().RequireRateLimiting(Security.GuessingLimit);
        open.MapPost("/organisation-applications", ApplyForOrganisation.Handle);
        open.MapPost("/organisation-applications/verify", VerifyApplication.Handle);
        open.MapPost("/invitations/look", LookAtInvitation.Handle);
        open.MapPost("/invitations/accept", AcceptInvitation.Handle);

        var applications = api.MapGroup("/organisation-applications").WithTags("Organisations").RequireAuthorization(Policies.Overseer);
        applications.MapGet("/", ListApplications.Handle);
        applications.MapGet("/{id:guid}", GetApplication.Handle);

        var organisations = api.MapGroup("/organisations").WithTags("Organisations");
        organisations.MapGet("/", ListOrganisations.Handle).RequireAuthorization(Policies.Overseer);
        organisations.MapGet("/{id:guid}", GetOrganisation.Handle).RequireAuthorization(Policies.Member);
        organisations.MapGet("/{id:guid}/members/{accountId:guid}/open-work", OpenWork.Handle).RequireAuthorization(Policies.OrganisationAdmin);

        // Everything that changes who works for whom, in one group: what guards it stands in one line.
        var changes = api.MapGroup("").WithTags("Organisations").RequireAuthorization(Policies.OrganisationAdmin).RequireStepUp();
        changes.MapPost("/organisations/{id:guid}/invitations", InviteMember.Handle).RequireRateLimiting(Security.GuessingLimit);
        changes.MapPost("/organisations/{id:guid}/invitations/{invitationId:guid}/resend", CloseInvitation.Resend).RequireRateLimiting(Security.GuessingLimit);
        changes.MapDelete("/organisations/{id:guid}/invitations/{invitationId:guid}", CloseInvitation.Revoke);
        changes.MapPut("/organisations/{id:guid}/members/{accountId:guid}/role", ChangeRole.Handle);
        changes.MapPost("/organisations/{id:guid}/members/{accountId:guid}/confirmation", ConfirmMember.Handle);
        changes.MapPost("/organisations/{id:guid}/members/{accountId:guid}/suspension", SuspendMember.Handle);
        changes.MapDelete("/organisations/{id:guid}/members/{accountId:guid}/suspension", SuspendMember.End);
        changes.MapPost("/organisations/{id:guid}/members/{accountId:guid}/removal", RemoveMember.Handle);
        changes.MapPost("/organisation-applications/{id:guid}/decision", DecideApplication.Handle).RequireAuthorization(Policies.Overseer);
        changes.MapPost("/organisations/{id:guid}/suspension", SuspendOrganisation.Handle).RequireAuthorization(Policies.Overseer);
        changes.MapDelete("/organisations/{id:guid}/suspension", SuspendOrganisation.End).RequireAuthorization(Policies.Overseer);
    }

    /// <summary>Entry by an invitation through an issuer; and the worker, unless <c>Workers:Enabled=false</c>.</summary>
    public static void AddOrganisations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IStaffEntry, EnterBySignOn>();
        if (MailRoom.WorkersEnabled(configuration)) services.AddHostedService<MembershipWorker>();
    }
}
