using System.CommandLine;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.People;

/// <summary><c>people</c>: records of residents and supporters, for coordinators.</summary>
internal static class PeopleVerbs
{
    private static readonly Argument<string> Who = new("number") { Description = "Number, user name or id." };
    private static readonly Argument<string?> Text = new("text") { Description = "Part of a number or name.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<PersonType?> Type = new("--type") { Description = "Only these." };
    private static readonly Option<PinState?> Pin = new("--pin") { Description = "Only those with no PIN, a first one that was not used yet, or their own." };
    private static readonly Argument<string> OfUnit = new("unit") { Description = "Code of the housing unit." };
    private static readonly Option<string> Number = new("--number") { Description = "1 to 32 letters, digits, dots or dashes.", Required = true };
    private static readonly Option<string> Given = new("--given") { Description = "Given name.", Required = true };
    private static readonly Option<string> Family = new("--family") { Description = "Family name.", Required = true };
    private static readonly Option<string> Language = new("--language") { Description = "en or es.", DefaultValueFactory = _ => "en" };
    private static readonly Option<string?> Unit = new("--unit") { Description = "Code of the housing unit." };
    private static readonly Option<string?> Cell = new("--cell") { Description = "Cell or bed." };
    private static readonly Option<bool> Released = new("--released") { Description = "A released supporter, not somebody in custody." };
    private static readonly Argument<Role> RoleName = new("role") { Description = "The role, for example Coordinator." };
    private static readonly Option<DateTimeOffset?> Until = new("--until") { Description = "Last moment, for example 2027-06-30." };
    private static readonly Option<string> Programme = new("--programme") { Description = "Name of the training programme.", Required = true };
    private static readonly Option<DateTimeOffset> Expires = new("--expires") { Description = "Last day, for example 2027-06-30.", Required = true };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "people",
            "Residents, supporters and staff of your facility.",
            [
                verbs.Make("list", "List people.", ListAsync, Text, Type, Pin),
                verbs.Make("show", "Everything on one person.", ShowAsync, Who),
                verbs.Make("add", "Record a resident or released supporter.", AddAsync, Number, Given, Family, Language, Unit, Cell, Released),
                verbs.Make("import", "Import people from CSV; bad lines are all reported, and then nothing is written.", ImportAsync, Importing.File, Importing.DryRun),
                verbs.Make("pin", "Give a first PIN; it is shown once.", PinAsync, Who),
                verbs.Make("pins", "Make first PINs for everybody in a housing unit who has none; they are shown once.", PinsAsync, OfUnit),
                verbs.Make("house", "Record where somebody lives.", HouseAsync, Who, Unit, Cell),
                verbs.Make("suspend", "Close somebody's sign-in and conversations until lifted.", SuspendAsync, Who),
                verbs.Make("lift", "Lift a suspension.", LiftAsync, Who),
                verbs.Make("end-sessions", "Sign somebody out everywhere.", EndSessionsAsync, Who),
                verbs.Make("grant", "Give a role.", GrantAsync, Who, RoleName, Until, Unit),
                verbs.Make("revoke", "Take a role away.", RevokeAsync, Who, RoleName),
                verbs.Make("certify", "Certify a peer supporter.", CertifyAsync, Who, Programme, Expires),
                verbs.Make("decertify", "Withdraw every current certification of a supporter.", DecertifyAsync, Who),
                .. RelationVerbs.Make(verbs),
                .. EndVerbs.Make(verbs),
            ]),
    ];

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        List<PersonSummary> people = [];
        PeoplePage page;
        do
        {
            page = PersonFinder.Take(await client.People.SearchAsync(call.Get(Text), people is [] ? null : people[^1].Number, call.Get(Type), call.Get(Pin), cancellationToken));
            people.AddRange(page.People);
        }
        while (page is { More: true, People.Count: > 0 });

        call.Print.Result(people, () => call.Print.Table(
            ["number", "name", "is", "status", "cell", "roles", "rank", "PIN"],
            people.Select(person => (IReadOnlyList<string>)
                [person.Number, $"{person.GivenName} {person.FamilyName}", $"{person.Type}", $"{person.Status}", person.Cell ?? string.Empty, string.Join(", ", person.Roles), person.Rank ?? string.Empty, $"{person.Pin}"])));
        return ExitCode.Done;
    });

    private static Task<int> ShowAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, person) =>
    {
        var found = await client.People.GetAsync(person, cancellationToken);
        Dictionary<Guid, string> related = [];
        foreach (var other in (found.Ok?.Relations ?? []).Select(relation => relation.OtherPersonId).Distinct())
        {
            related[other] = (await client.People.GetAsync(other, cancellationToken)).Ok is { Person: var one } ? $"{one.Number} {one.GivenName} {one.FamilyName}" : $"somebody of another facility ({other})";
        }

        return call.Answer(found, detail =>
        {
            var of = detail.Person;
            call.Print.Say(Printer.Safe($"{of.Number}  {of.GivenName} {of.FamilyName}  ({of.Type}, {of.Status}, {detail.Language})"));
            call.Print.Say($"  id {of.PersonId}; cell {of.Cell ?? "none"}; {(detail.HasPin ? "has a PIN" : "has no PIN")}");
            if (detail.Ranks is { } ranks)
            {
                call.Print.Say(Printer.Safe($"  rank {of.Rank ?? "none"}{(ranks.Count > 0 ? $"; the ranks here, lowest first: {string.Join(", ", ranks)}" : string.Empty)}"));
            }

            if (detail.Supervision is { } supervision)
            {
                var officer = supervision.Officers.FirstOrDefault(one => one.PersonId == supervision.OfficerId)?.Name ?? (supervision.OfficerId is null ? "nobody" : "somebody who left: name another");
                call.Print.Say(Printer.Safe($"  supervised by {officer}{(supervision.Asked ? ", who has to approve too" : string.Empty)}"));
            }

            foreach (var grant in detail.Grants)
            {
                call.Print.Say($"  {grant.Role} since {grant.From:yyyy-MM-dd}{(grant.Until is { } until ? $", until {until:yyyy-MM-dd}" : string.Empty)}");
            }

            foreach (var certification in detail.Certifications)
            {
                call.Print.Say(Printer.Safe($"  certified: {certification.Programme}, until {certification.ExpiresAt:yyyy-MM-dd}")
                    + (certification.WithdrawnAt is null ? string.Empty : " (withdrawn)"));
            }

            foreach (var relation in detail.Relations)
            {
                call.Print.Say(Printer.Safe($"  {relation.Type}: {related[relation.OtherPersonId]}"));
            }
        });
    }, cancellationToken);

    private static Task<int> AddAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var unit = await PersonFinder.UnitAsync(client, call.Get(Unit), cancellationToken);
        var type = call.Get(Released) ? PersonType.Released : PersonType.Resident;
        var resident = new AddResident(call.Get(Number)!, call.Get(Given)!, call.Get(Family)!, call.Get(Language)!, type, unit, call.Get(Cell));
        return call.Answer(await client.People.AddAsync(resident, cancellationToken), added =>
            call.Print.Say($"Added ({added.Id}). For a first PIN: peerconnect people pin {resident.Number}"));
    });

    private static Task<int> ImportAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        await using var csv = Importing.Open(call);
        return Importing.Report(call, await client.People.ImportPeopleAsync(csv, call.Get(Importing.DryRun), cancellationToken: cancellationToken));
    });

    private static Task<int> PinAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, person) =>
        call.Answer(await client.People.GivePinAsync(person, cancellationToken), first =>
            call.Print.Say($"First PIN: {first.Pin}  (shown once; the person chooses an own one at the first sign-in)")), cancellationToken);

    private static Task<int> PinsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var unit = await PersonFinder.UnitAsync(client, call.Get(OfUnit), cancellationToken);
        return call.Answer(await client.People.GivePinsAsync(unit!.Value, cancellationToken), made =>
        {
            call.Print.Table(["number", "name", "cell", "first PIN"], made.Pins.Select(one => (IReadOnlyList<string>)[one.Number, $"{one.GivenName} {one.FamilyName}", one.Cell ?? string.Empty, one.Pin]));
            call.Print.Say(made.Left > 0 ? $"Shown once. {made.Left} more have none: ask again." : "Shown once.");
        });
    });

    private static Task<int> HouseAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, person) =>
    {
        var unit = await PersonFinder.UnitAsync(client, call.Get(Unit), cancellationToken);
        return Say(call, await client.People.HouseAsync(person, new Housing(unit, call.Get(Cell)), cancellationToken), "Recorded.");
    }, cancellationToken);

    private static Task<int> SuspendAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, person) =>
        Say(call, await client.People.SuspendAsync(person, cancellationToken), "Suspended."), cancellationToken);

    private static Task<int> LiftAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, person) =>
        Say(call, await client.People.LiftSuspensionAsync(person, cancellationToken), "Lifted."), cancellationToken);

    private static Task<int> EndSessionsAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, person) =>
        Say(call, await client.People.EndSessionsAsync(person, cancellationToken), "Signed out everywhere."), cancellationToken);

    private static Task<int> GrantAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, person) =>
    {
        var unit = await PersonFinder.UnitAsync(client, call.Get(Unit), cancellationToken);
        return Say(call, await client.People.GrantAsync(person, call.Get(RoleName), new GrantRole(call.Get(Until), unit), cancellationToken), "Granted.");
    }, cancellationToken);

    private static Task<int> RevokeAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, person) =>
        Say(call, await client.People.RevokeAsync(person, call.Get(RoleName), cancellationToken), "Revoked."), cancellationToken);

    private static Task<int> CertifyAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, person) =>
        call.Answer(await client.People.CertifyAsync(person, new Certify(call.Get(Programme)!, call.Get(Expires)), cancellationToken), _ => call.Print.Say("Certified.")), cancellationToken);

    private static Task<int> DecertifyAsync(Call call, CancellationToken cancellationToken) => OneAsync(call, async (client, person) =>
    {
        var detail = PersonFinder.Take(await client.People.GetAsync(person, cancellationToken));
        foreach (var certification in detail.Certifications.Where(each => each.WithdrawnAt is null && each.ExpiresAt > call.Around.Time.GetUtcNow()))
        {
            PersonFinder.Take(await client.People.WithdrawCertificationAsync(person, certification.CertificationId, cancellationToken));
        }

        return Say(call, Done.Value, "Withdrawn.");
    }, cancellationToken);

    private static Task<int> OneAsync(Call call, Func<Client.PeerConnectClient, Guid, Task<int>> act, CancellationToken cancellationToken) =>
        call.SignedInAsync(async client => await act(client, await PersonFinder.PersonAsync(client, call.Get(Who), cancellationToken)));

    private static int Say(Call call, Reply<Done> reply, string done) => call.Answer(reply, _ => call.Print.Say(done));
}
