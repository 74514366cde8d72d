using System.CommandLine;
using System.Globalization;
using PeerConnect.Cli.Approving;
using PeerConnect.Cli.People;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Keeping;

/// <summary><c>retention</c>: what was purged, and what a court keeps from being purged.</summary>
internal static class RetentionVerbs
{
    private static readonly Argument<LegalHoldOn> On = new("what") { Description = "conversation, person or case." };
    private static readonly Argument<Guid> Target = new("id") { Description = "The whole id of the conversation, person or case." };
    private static readonly Argument<string> Hold = new("hold") { Description = "The hold's id, or the end of it." };
    private static readonly Option<string> Why = new("--reason") { Description = "Which court, which order; - reads it from the input.", Required = true };
    private static readonly Option<DateTimeOffset?> Since = new("--since") { Description = "From when on. Default: the last 90 days." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "retention",
            "What the policy let go, and what a legal hold keeps.",
            verbs.Make("purges", "What was purged: kinds and numbers, never content.", PurgesAsync, Since),
            verbs.Make("holds", "Legal holds of your facility.", HoldsAsync),
            verbs.Make("hold", "Keep something from being purged, from now on.", HoldAsync, On, Target, Why),
            verbs.Make("show", "One hold with its reason.", ShowAsync, Hold),
            verbs.Make("lift", "Lift a hold; the policy may want a second coordinator to do so too.", LiftAsync, Hold)),
    ];

    private static Task<int> PurgesAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Retention.PurgesAsync(call.Get(Since), cancellationToken), report =>
        {
            call.Print.Table(
                ["purged", "kind", "how many", "keys", "policy"],
                report.Receipts.Select(receipt => (IReadOnlyList<string>)
                [
                    $"{receipt.At:yyyy-MM-dd HH:mm}", receipt.Kind.ToString(), Number(receipt.Count), Number(receipt.Keys),
                    receipt.PolicyFacilityId is null ? Number(receipt.PolicyVersion) : $"{Number(receipt.PolicyVersion)} of another facility",
                ]));
            foreach (var total in report.Totals)
            {
                call.Print.Say($"Since {report.Since:yyyy-MM-dd}: {total.Kind} {Number(total.Count)}");
            }

            call.Print.Say($"Legal holds that stand: {Number(report.StandingHolds)}");
        }));

    private static Task<int> HoldsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Retention.HoldsAsync(cancellationToken), list =>
        {
            foreach (var hold in list.Holds)
            {
                Show(call, hold);
            }

            if (list.Holds.Count == 0)
            {
                call.Print.Say("There is none.");
            }
        }));

    private static Task<int> HoldAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client => call.Answer(
        await client.Retention.SetAsync(new SetLegalHold(call.Get(On), call.Get(Target), Picking.Reason(call, call.Get(Why))!), cancellationToken),
        hold => call.Print.Say($"Held ({Picking.Short(hold.HoldId)}). Nothing of it is purged from now on.")));

    private static Task<int> ShowAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Retention.HoldAsync(await IdAsync(call, client, cancellationToken), cancellationToken), detail =>
        {
            Show(call, detail.Hold);
            call.Print.Say(Printer.Safe($"        reason: {detail.Reason ?? "none"}"));
        }));

    private static Task<int> LiftAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Retention.LiftAsync(await IdAsync(call, client, cancellationToken), cancellationToken), hold => call.Print.Say(hold.KeepsUntil is { } until
            ? $"Lifted. Nothing of it is purged before {until:yyyy-MM-dd}."
            : $"Asked for. Another coordinator has to type the same: peerconnect retention lift {Picking.Short(hold.HoldId)}")));

    private static async Task<Guid> IdAsync(Call call, PeerConnectClient client, CancellationToken cancellationToken) =>
        Picking.One(call.Get(Hold), PersonFinder.Take(await client.Retention.HoldsAsync(cancellationToken)).Holds, each => each.HoldId, "peerconnect retention holds").HoldId;

    private static void Show(Call call, LegalHold hold)
    {
        var end = hold switch
        {
            { LiftedAt: { } lifted } => $", lifted {lifted:yyyy-MM-dd} by {hold.LiftedBy}, keeps until {hold.KeepsUntil:yyyy-MM-dd}",
            { LiftAskedAt: { } asked } => $", {hold.LiftAskedBy} asked on {asked:yyyy-MM-dd} to lift it",
            _ => string.Empty,
        };
        call.Print.Say(Printer.Safe($"{Picking.Short(hold.HoldId)}  {hold.On} {hold.Id}, set {hold.SetAt:yyyy-MM-dd} by {hold.SetBy}{end}"));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
