using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Audit;

/// <summary>Readings of who people are and whom they talk with: each is a row of the chain before the answer leaves, a refused one too.</summary>
internal static class RecordedReads
{
    /// <summary>Records each reading through this endpoint.</summary>
    /// <param name="route">Where it is read.</param>
    /// <param name="verb">The act's name in the chain; a refused one is recorded as "verb-denied".</param>
    /// <param name="one">The route value that names whom or what is read, for example "personId" for "person:0199…"; null for a list of the facility's.</param>
    /// <param name="found">Who is in an answer; null where that says nothing.</param>
    public static RouteHandlerBuilder Recorded(this RouteHandlerBuilder route, string verb, string? one = null, Func<object, IReadOnlyCollection<Guid>>? found = null) =>
        route.AddEndpointFilter(async (call, next) =>
        {
            var result = await next(call);
            var answer = result is INestedHttpResult nested ? nested.Result : result;
            var given = (answer as IValueHttpResult)?.Value;
            var refused = answer is IStatusCodeHttpResult { StatusCode: >= StatusCodes.Status400BadRequest };
            var details = new Dictionary<string, object?>(StringComparer.Ordinal);
            if (!refused && given is not null && found?.Invoke(given) is { } people)
            {
                details["found"] = people.Count;
                details["people"] = people.Count > 0 ? string.Join(' ', people.Select(person => person.ToString("D"))) : null;
            }

            var http = call.HttpContext;
            var reader = http.User.Key();
            var subject = one is null ? $"facility:{reader.FacilityId:D}" : $"{one[..^2]}:{http.Request.RouteValues[one]}";
            await using var transaction = await http.RequestServices.GetRequiredService<Store>().BeginWriteAsync(http.RequestAborted);
            transaction.Audit(new AuditAct(reader.FacilityId, reader.PersonId, refused ? $"{verb}-denied" : verb, subject, details));
            await transaction.CommitAsync(http.RequestAborted);
            return result;
        });
}
