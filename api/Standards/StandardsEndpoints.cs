using TalentPool.Accounts.SecondFactors;
using TalentPool.Http;

namespace TalentPool.Standards;

/// <summary>The standards of registration (認定基準) as the ministry keeps them: the open figures and the catalogue of examinations, by versions with a first day.</summary>
public static class StandardsEndpoints
{
    public static void MapStandards(this IEndpointRouteBuilder api)
    {
        var standards = api.MapGroup("/standards").WithTags("Standards").RequireAuthorization(Policies.Ministry);
        standards.MapGet("/policies", ListPolicies.Handle);
        standards.MapPost("/policies", PlanPolicy.Handle).RequireStepUp();
        standards.MapPost("/policies/preview", PreviewPolicy.Handle);
        standards.MapPut("/policies/{id:guid}", ChangePolicy.Handle).RequireStepUp();
        standards.MapPost("/policies/{id:guid}/withdrawal", WithdrawPolicy.Handle).RequireStepUp();

        standards.MapGet("/exams", ListExams.Handle);
        standards.MapGet("/exams/{examId}", GetExam.Handle);
        standards.MapPost("/exam-amendments", PlanAmendment.Handle).RequireStepUp();
        standards.MapPost("/exam-amendments/preview", PreviewAmendment.Handle);
        standards.MapPut("/exam-amendments/{id:guid}", ChangeAmendment.Handle).RequireStepUp();
        standards.MapPost("/exam-amendments/{id:guid}/withdrawal", WithdrawAmendment.Handle).RequireStepUp();
    }
}
