using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Audit;

/// <summary>What an auditor looks for in the chain.</summary>
/// <param name="From">From when on.</param>
/// <param name="To">Until before when.</param>
/// <param name="Act">How the verb begins; null for every one.</param>
/// <param name="Number">Whose acts, and what was done to whom, by number or user name; null for everybody.</param>
/// <param name="After">The last place that was answered before.</param>
internal sealed record AuditQuestion(DateTimeOffset From, DateTimeOffset To, string? Act, string? Number, long After);

/// <summary>Searches a period of the facility's chain. It reads no content, and each page that is asked for is a row of its own.</summary>
internal sealed class SearchAudit(Store store)
{
    private const int LongestAct = 60;
    private const int LongestNumber = 64;
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(31);

    private static readonly Refusal Wrong = Refusals.InvalidInput(
        "Give a period that begins before it ends, of at most 31 days; a kind of act in small letters and hyphens, or none; and the number of somebody here, or none.");

    public async Task<Reply<AuditFound>> HandleAsync(PersonKey auditor, AuditQuestion question, CancellationToken cancellation)
    {
        Guid? person = null;
        var recorded = await store.ActAsync<Done>(auditor, "audit-searched", $"facility:{auditor.FacilityId}", act => Record(act, question, out person), cancellation);
        if (recorded.Refusal is { } refusal)
        {
            return refusal;
        }

        using var db = store.Read();
        var rows = FoundRows.Of(db, auditor.FacilityId, question.From, question.To, question.Act, person, question.After, Protocol.MaxPage + 1);
        return new AuditFound([.. rows.Take(Protocol.MaxPage)], rows.Count > Protocol.MaxPage);
    }

    // On record first, whatever it finds. What was typed is not: it may be anything.
    private static Reply<Done> Record(RecordedAct act, AuditQuestion question, out Guid? person)
    {
        person = question.Number is { Length: > 0 and <= LongestNumber } number ? FoundRows.PersonOf(act.Db, act.By.FacilityId, number) : null;
        act.Details["from"] = question.From.ToUnixTimeMilliseconds();
        act.Details["to"] = question.To.ToUnixTimeMilliseconds();
        act.Details["after"] = question.After;
        act.Details["person"] = person;
        var named = question.Act is null || (question.Act.Length is > 0 and <= LongestAct && question.Act.All(sign => char.IsAsciiLetterLower(sign) || sign == '-'));
        if (named)
        {
            act.Details["kind"] = question.Act;
        }

        return named && question.From < question.To && question.To - question.From <= LongestPeriod && question.After >= 0 && (question.Number is null || person is not null)
            ? Done.Value
            : Wrong;
    }
}
