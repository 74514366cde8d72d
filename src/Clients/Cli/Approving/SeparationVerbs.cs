using System.CommandLine;
using PeerConnect.Cli.People;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Approving;

/// <summary><c>separations</c>: keep-separate orders.</summary>
internal static class SeparationVerbs
{
    private static readonly Argument<string> First = new("first") { Description = "Number, or FACILITY-ID/PERSON-ID." };
    private static readonly Argument<string> Second = new("second") { Description = "Number, or FACILITY-ID/PERSON-ID." };
    private static readonly Argument<string> Id = new("id") { Description = "The order's id, or the end of it." };
    private static readonly Option<SeparationSource> Source = new("--source") { Description = "Who ordered it.", Required = true };
    private static readonly Option<string?> Why = new("--reason") { Description = "Kept for staff of your facility; - reads it from the input." };
    private static readonly Option<DateTimeOffset?> Expires = new("--expires") { Description = "When it ends; left out: until lifted." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "separations",
            "Keep-separate orders: never revealed to those they name.",
            verbs.Make("list", "Orders of your facility.", ListAsync),
            verbs.Make("order", "Keep two people apart, at once.", OrderAsync, First, Second, Source, Why, Expires),
            verbs.Make("show", "One order with its reason.", ShowAsync, Id),
            verbs.Make("lift", "Lift an order; what it ended stays ended until approved anew.", LiftAsync, Id)),
    ];

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Separations.ListAsync(cancellationToken), list =>
        {
            foreach (var order in list.Separations)
            {
                Show(call, order);
            }

            if (list.Separations.Count == 0)
            {
                call.Print.Say("There is none.");
            }
        }));

    private static Task<int> OrderAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var order = new OrderSeparation(
            await Picking.PersonAsync(client, call.Get(First), cancellationToken),
            await Picking.PersonAsync(client, call.Get(Second), cancellationToken),
            call.Get(Source),
            Picking.Reason(call, call.Get(Why)),
            call.Get(Expires));
        return call.Answer(await client.Separations.OrderAsync(order, cancellationToken), made => call.Print.Say($"Ordered ({Picking.Short(made.Id)}). It holds from now on."));
    });

    private static Task<int> ShowAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Separations.GetAsync(await IdAsync(call, client, cancellationToken), cancellationToken), detail =>
        {
            Show(call, detail.Separation);
            call.Print.Say(Printer.Safe($"        reason: {detail.Reason ?? "none"}"));
        }));

    private static Task<int> LiftAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Separations.LiftAsync(await IdAsync(call, client, cancellationToken), cancellationToken), _ => call.Print.Say("Lifted.")));

    private static async Task<Guid> IdAsync(Call call, Client.PeerConnectClient client, CancellationToken cancellationToken) =>
        Picking.One(
            call.Get(Id), PersonFinder.Take(await client.Separations.ListAsync(cancellationToken)).Separations, each => each.SeparationId, "peerconnect separations list")
            .SeparationId;

    private static void Show(Call call, Separation order)
    {
        var end = (order.LiftedAt, order.ExpiresAt) switch
        {
            ({ } lifted, _) => $", lifted {lifted:yyyy-MM-dd}",
            (null, { } expires) => $", until {expires:yyyy-MM-dd}",
            _ => string.Empty,
        };
        call.Print.Say(Printer.Safe(
            $"{Picking.Short(order.SeparationId)}  {Picking.Name(order.First)} and {Picking.Name(order.Second)}: {order.Source}, since {order.OrderedAt:yyyy-MM-dd}{end}"));
    }
}
