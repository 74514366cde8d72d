using System.CommandLine;
using PeerConnect.Cli.People;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Rosters;

/// <summary><c>rosters</c>: who staffs which role when.</summary>
internal static class RosterVerbs
{
    private static readonly Argument<string> Name = new("name") { Description = "The roster's name, for example \"night control\"." };
    private static readonly Option<Role?> Role = new("--role") { Description = "The role that it staffs; needed for a new one." };
    private static readonly Option<string[]> Shift = new("--shift")
    {
        Description = "A weekly shift in the facility's time: \"Mon-Fri 22:00-06:00\" or \"Sat,Sun 08:00-20:00\". Once for each; all of them together replace the old ones.",
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<string[]> Member = new("--member") { Description = "A user name; once for each. All of them together replace the old ones." };
    private static readonly Option<string[]> Closed = new("--closed") { Description = "A date on which no shift begins, 2026-12-25." };
    private static readonly Option<string[]> Away = new("--away") { Description = "Who is away on one day: 2026-12-25=n.adeyemi." };
    private static readonly Option<string[]> StandIn = new("--stand-in") { Description = "Who stands in on one day: 2026-12-25=r.cole." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "rosters",
            "Duty rosters: who is told, and who is on duty when. A role without a roster means everybody with the role.",
            verbs.Make("list", "List rosters, who is on duty now, and where nobody is.", ListAsync),
            verbs.Make("set", "Make a roster, or change what is given of one.", SetAsync, Name, Role, Shift, Member, Closed, Away, StandIn),
            verbs.Make("remove", "Remove a roster.", RemoveAsync, Name)),
    ];

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Rosters.ListAsync(cancellationToken), list => Show(call, list)));

    private static Task<int> SetAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var name = call.Get(Name)!;
        var known = await FindAsync(client, name, cancellationToken);
        var plan = known?.Plan;
        var typed = new SaveRoster(
            call.Get(Role) ?? plan?.Role ?? throw new UsageException("Say which role the new roster staffs: --role ControlRoom, for example."),
            plan?.Name ?? name,
            call.Get(Shift) is { Length: > 0 } shifts ? [.. shifts.Select(ShiftText.Read)] : plan?.Shifts ?? throw new UsageException("Give at least one shift: --shift \"Mon-Sun 22:00-06:00\"."),
            call.Get(Member) is { Length: > 0 } members ? members : plan?.Members ?? [],
            Exceptions(call) is { Count: > 0 } exceptions ? exceptions : plan?.Exceptions ?? []);
        return call.Answer(
            known is null ? await client.Rosters.AddAsync(typed, cancellationToken) : await client.Rosters.ReplaceAsync(known.RosterId, typed, cancellationToken),
            list => Show(call, list));
    });

    private static Task<int> RemoveAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var known = await FindAsync(client, call.Get(Name)!, cancellationToken) ?? throw new UsageException($"There is no roster {call.Get(Name)}. See: peerconnect rosters list");
        return call.Answer(await client.Rosters.RemoveAsync(known.RosterId, cancellationToken), _ => call.Print.Say("Removed."));
    });

    private static async Task<RosterShown?> FindAsync(PeerConnectClient client, string name, CancellationToken cancellationToken) =>
        PersonFinder.Take(await client.Rosters.ListAsync(cancellationToken)).Rosters
            .FirstOrDefault(each => string.Equals(each.Plan.Name, name, StringComparison.OrdinalIgnoreCase));

    private static List<RosterException> Exceptions(Call call) =>
    [
        .. (call.Get(Closed) ?? []).Select(date => new RosterException(ShiftText.Date(date), RosterExceptionKind.Closed)),
        .. (call.Get(Away) ?? []).Select(typed => ShiftText.Exception(typed, RosterExceptionKind.Away)),
        .. (call.Get(StandIn) ?? []).Select(typed => ShiftText.Exception(typed, RosterExceptionKind.StandIn)),
    ];

    private static void Show(Call call, RosterList list)
    {
        call.Print.Table(
            ["name", "role", "shifts", "members", "on duty now"],
            list.Rosters.Select(roster => (IReadOnlyList<string>)
            [
                Printer.Safe(roster.Plan.Name), roster.Plan.Role.ToString(), string.Join("; ", roster.Plan.Shifts.Select(ShiftText.Write)),
                string.Join(", ", roster.Plan.Members), string.Join(", ", roster.OnDuty),
            ]));
        foreach (var roster in list.Rosters)
        {
            foreach (var change in roster.Plan.Exceptions)
            {
                call.Print.Say(Printer.Safe($"   {roster.Plan.Name}: {change.Date:yyyy-MM-dd} {change.Kind} {change.UserName}"));
            }
        }

        call.Print.Say($"Times are those of {list.TimeZone}.");
        foreach (var gap in list.Gaps)
        {
            call.Print.Highlight(gap);
        }
    }
}
