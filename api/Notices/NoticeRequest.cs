using FluentValidation;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Reference;
using TalentPool.Search;

namespace TalentPool.Notices;

/// <summary>What a prefecture wants to send, and to whom: chosen people, or all that a search finds.</summary>
/// <param name="PostingId">An open posting of the own organisation.</param>
/// <param name="CandidateIds">The chosen people; null when a search is given.</param>
/// <param name="Search">The search; its order and page do not matter. Null when people are given.</param>
/// <param name="Message">The letter, without names: it does not know them.</param>
/// <param name="AnswerBy">The last day for an answer, open until its end in Japan; after today and not after the posting's deadline.</param>
public sealed record NoticeRequest(Guid PostingId, IReadOnlyList<Guid>? CandidateIds, SearchQuery? Search, string Message, DateOnly AnswerBy)
{
    public sealed class Validator : AbstractValidator<NoticeRequest>
    {
        public Validator(Catalogue catalogue)
        {
            RuleFor(r => r.PostingId).NotEmpty();
            RuleFor(r => r.CandidateIds).Must((request, ids) => ids is null != request.Search is null)
                .WithMessage(_ => Said.In("送る相手を、選んだ人か検索条件のどちらか一方で指定してください。", "Name either chosen people or a search, not both."));
            RuleFor(r => r.CandidateIds).Must(ids => ids is null or { Count: > 0 }).WithMessage(_ => Said.In("一人以上を選んでください。", "Choose at least one person."));
            RuleFor(r => r.CandidateIds).Must(ids => ids is null or { Count: <= NoticeTransitions.MaxRecipients })
                .WithMessage(_ => Said.In($"一度に送れるのは{NoticeTransitions.MaxRecipients}人までです。", $"A notice goes to at most {NoticeTransitions.MaxRecipients} people."));
            RuleFor(r => r.Search!).SetValidator(new SearchQuery.Validator(catalogue)).When(r => r.Search is not null);
            RuleFor(r => r.Message).NotEmpty().MaximumLength(2000);
        }
    }
}
