using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>What a role is given of a case, as bytes: the feed, the card, the opened case and the whole conversation hold what its level gives, and of everything above it not a letter.</summary>
public sealed class Each_level_on_the_wire
{
    private const string Flagged = "quetzal";
    private const string Beside = "ocelot";
    private const string Far = "walrus";
    private const string Place = "Unit B";

    public static TheoryData<string, DisclosureLevel, bool> Each() =>
        [.. from role in (string[])["clinician", "security"] from level in Enum.GetValues<DisclosureLevel>() from place in (bool[])[false, true] select (role, level, place)];

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Given_a_level_then_each_answer_holds_what_it_gives_and_nothing_of_what_is_above_it(string role, DisclosureLevel level, bool place)
    {
        var (staffRole, purpose, sign) = role == "clinician" ? (StaffRole.Clinician, CasePurpose.Care, "s3") : (StaffRole.Security, CasePurpose.SafetyOfOthers, "v3");
        await using var world = await CaseWorld.StartAsync(policy: recipient => recipient.Role == staffRole ? recipient with { Level = level, Before = 1, After = 1, Location = place } : recipient);
        var console = await world.ConnectAsync(role);
        await world.SayAsync($"{Far} (s0)");
        await world.SayAsync(world.Supporter, world.Pair, $"{Beside} (s0)");
        await world.SayAsync($"{Flagged} ({sign})");
        var feed = await world.SettleAsync(console);
        Assert.Equal(level == DisclosureLevel.Count && !place ? 1 : 0, feed.Counted);
        Assert.Equal(place, feed.GoNow.Count == 1);

        // What the feed and the card hold, before anything is opened.
        var listed = feed.Cases.SingleOrDefault();
        Assert.Equal(level >= DisclosureLevel.Metadata, listed is not null);
        AssertHolds(console, ("what it is about", $"\"{(role == "clinician" ? CaseCategory.SelfHarm : CaseCategory.Violence)}\"", level >= DisclosureLevel.Metadata));
        AssertHolds(console, (nameof(Place), Place, place || level >= DisclosureLevel.Identity), ("the cell", CaseWorld.Cell, place), ("the name", CaseWorld.ResidentName, place));
        AssertHolds(console, (nameof(Flagged), Flagged, false), (nameof(Beside), Beside, false), (nameof(Far), Far, false), ("another's name", CaseWorld.SupporterName, false));

        // What is opened, and what cannot be.
        var caseId = Id(world);
        var opened = await console.OpenAsync(caseId, purpose);
        Assert.Equal(level >= DisclosureLevel.Message, opened.Ok is not null);
        Assert.Equal(level >= DisclosureLevel.Message ? purpose : (CasePurpose?)null, listed?.Purpose);
        var (identity, context) = (level >= DisclosureLevel.Identity, level >= DisclosureLevel.Context);
        AssertHolds(console, (nameof(Flagged), Flagged, level >= DisclosureLevel.Message), (nameof(Beside), Beside, context), (nameof(Far), Far, false));
        AssertHolds(console, ("the name", CaseWorld.ResidentName, identity || place), ("another's name", CaseWorld.SupporterName, identity), ("the number", world.Resident.Key.PersonId.ToString("N"), identity));
        AssertHolds(console, (nameof(Place), Place, identity || place), ("the cell", CaseWorld.Cell, place));

        // The rest of the conversation is one level more.
        Assert.Equal(level == DisclosureLevel.Conversation, (await console.ConversationAsync(caseId)).Ok is not null);
        AssertHolds(console, (nameof(Far), Far, level == DisclosureLevel.Conversation));
    }

    private static void AssertHolds(StaffConsole console, params (string What, string Bytes, bool Held)[] expected) => Assert.All(
        expected, each => Assert.True(each.Held == console.Bytes.Contains(each.Bytes, StringComparison.OrdinalIgnoreCase), $"{each.What} is {(each.Held ? "not " : "")}on the wire: {console.Bytes}"));

    private static Guid Id(CaseWorld world)
    {
        using var db = world.Store.Read();
        return db.Cases.Single().CaseId;
    }
}
