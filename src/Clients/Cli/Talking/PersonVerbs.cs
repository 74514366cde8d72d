using System.CommandLine;
using System.Globalization;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary><c>person</c>: "I need a person now", and what became of it.</summary>
internal static class PersonVerbs
{
    private const string Bell = "If it cannot wait, press your cell bell or tell an officer.";
    private static readonly Argument<RequestedPerson> For = new("for") { Description = "Supporter, Chaplain, Listener or Officer; which of them there are, the offer says." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "person",
            "I need a person now.",
            [
                verbs.Make("offer", "Whom you can ask for here, and who is told.", OfferAsync),
                verbs.Make("ask", "Ask for a person.", AskAsync, For),
                verbs.Make("list", "What became of your requests.", ListAsync),
            ]),
    ];

    private static Task<int> OfferAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.PersonRequests.OfferAsync(cancellationToken), offer =>
        {
            foreach (var one in offer.Persons)
            {
                call.Print.Say($"{one.For}  (told: {string.Join(", ", one.Told)})");
            }

            call.Print.Say(offer.Persons.Count == 0 ? $"Nobody can be asked for here. {Bell}" : Bell);
        }));

    private static Task<int> AskAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.PersonRequests.AskAsync(new AskForPerson(call.Get(For)), cancellationToken), request =>
        {
            Say(call, request);
            call.Print.Say(Bell);
        }));

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.PersonRequests.MineAsync(cancellationToken), list =>
        {
            foreach (var request in list.Requests)
            {
                Say(call, request);
            }

            call.Print.Say(Bell);
        }));

    private static void Say(Call call, PersonRequest request) => call.Print.Say(
        $"{Clock(call, request.AskedAt)} you asked for {request.For}: {StateOf(call, request)}  (told: {string.Join(", ", request.Told)})");

    private static string StateOf(Call call, PersonRequest request) => request.State switch
    {
        PersonRequestState.Waiting => "passed on",
        PersonRequestState.Seen => $"seen {Clock(call, request.SeenAt)}",
        PersonRequestState.OnTheWay => $"someone is coming since {Clock(call, request.OnTheWayAt)}",
        PersonRequestState.WithYou => $"somebody was with you at {Clock(call, request.WithYouAt)}",
        PersonRequestState.Refused => $"nobody comes ({request.Reason})",
        PersonRequestState.Closed => $"over {Clock(call, request.EndedAt)}",
    };

    private static string? Clock(Call call, DateTimeOffset? at) =>
        at is { } time ? TimeZoneInfo.ConvertTime(time, call.Around.Time.LocalTimeZone).ToString("HH:mm", CultureInfo.InvariantCulture) : null;
}
