using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>Each row of the response that comes out of the box, under each shipped preset as it is: from a draft and two signatures to the last alarm, through HTTP and the chat.</summary>
public sealed class What_a_preset_does
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>The first preset's rows are in the short suite, the others' in the long one: each goes through half a day.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> First => Rows(PresetWorld.Presets.Take(1));

    public static IEnumerable<TheoryDataRow<string, string>> Others => Rows(PresetWorld.Presets.Skip(1));

    [Theory]
    [MemberData(nameof(First))]
    public Task Given_a_message_and_nobody_acts_then_who_learns_what_and_when_is_as_the_row_says_and_nobody_else_learns_anything(string preset, string name) =>
        IsAsTheRowSaysAsync(preset, name);

    [Theory]
    [Trait("Suite", "Long")]
    [MemberData(nameof(Others))]
    public Task Given_another_preset_then_the_same_holds_of_its_rows(string preset, string name) => IsAsTheRowSaysAsync(preset, name);

    [Theory]
    [InlineData("violence 3")]
    [InlineData("violence 3 in the programme")]
    [InlineData("violence 3 to somebody here")]
    public async Task Given_somebody_stood_in_front_of_whoever_threatens_and_only_the_decision_is_missing_then_no_alarm_leaves(string name)
    {
        var row = PresetRow.Of(First.First().Data.Item1).Single(one => one.Name == name);
        await using var world = await PresetWorld.StartAsync(First.First().Data.Item1);
        await world.SayAsync(row.Says, row.Programme ? world.Cases.Programme : world.Cases.Pair);
        await world.UntilAsync(TimeSpan.FromMinutes(30));
        var control = world.Console("control room");
        var card = Assert.Single((await control.ListAsync()).Ok!.GoNow);
        Assert.NotNull((await control.MeetAsync(card.CaseId)).Ok!.WithPersonSince);
        await world.UntilAsync(TimeSpan.FromMinutes(Assert.Single(row.Alarms)) + TimeSpan.FromHours(1));
        Assert.Empty(world.Night.Told("alarm-raised"));
    }

    private static async Task IsAsTheRowSaysAsync(string preset, string name)
    {
        var row = PresetRow.Of(preset).Single(one => one.Name == name);
        await using var world = await PresetWorld.StartAsync(preset);
        var conversation = row.Programme ? world.Cases.Programme : world.Cases.Pair;
        var supporter = await world.Cases.ChatterAsync(world.Cases.Supporter);
        var stored = row.Concern is { } about ? await world.TellAsync(about, row.Says)
            : row.Reported is { } reason ? await world.ReportAsync(reason, row.Says)
            : await world.SayAsync(row.Says, conversation);

        // Whoever it is for.
        await supporter.UntilAsync(() => supporter.Entries.Count == (row.Waits is null ? 2 : 1));
        Assert.Equal(row.Waits is null, (await supporter.HistoryAsync(conversation)).Exists(entry => entry.EntryId == stored.EntryId));
        Assert.Equal(row.Waits, (int?)(stored.Held?.Until - stored.At)?.TotalMinutes);

        // Whoever wrote it.
        var told = await world.InboxAsync();
        Assert.Equal(
            [.. row.Waits is null ? [] : (InboxKind[])[InboxKind.MessageHeld], .. row.Signpost is null ? [] : (InboxKind[])[InboxKind.Signpost]], told.Select(item => item.Kind));
        Assert.Contains(row.Signpost ?? "", told.Count == 0 ? "" : told[^1].Text, StringComparison.Ordinal);

        // The staff, at once and while nobody acts.
        var expected = new SortedDictionary<string, string>(row.Told, StringComparer.Ordinal);
        var sights = row.Told.Select(one => (one.Key, one.Value)).Concat(row.Then.Select(next => (next.Staff, next.Sees))).ToLookup(one => one.Item1, one => one.Item2);
        Assert.Equal(expected, await world.SeenAsync(limits: true));
        foreach (var staff in row.Told.Keys)
        {
            expected[staff] = PresetWorld.WithoutLimits(expected[staff]);
        }

        foreach (var minute in Minutes(row))
        {
            await world.UntilAsync(TimeSpan.FromMinutes(minute) - Moment);
            Assert.Equal(expected, await world.SeenAsync());
            Assert.Equal(row.Alarms.Count(at => at < minute), world.Night.Told("alarm-raised").Count);

            await world.UntilAsync(TimeSpan.FromMinutes(minute));
            foreach (var (_, staff, sees) in row.Then.Where(next => next.Minute == minute))
            {
                expected[staff] = sees;
            }

            Assert.Equal(expected, await world.SeenAsync());
            Assert.Equal(row.Alarms.Count(at => at <= minute), world.Night.Told("alarm-raised").Count);
        }

        Assert.Equal(row.Passes, world.Overdue());
        await AlarmsLeftAsync(world, row);
        if (row.Waits is not null)
        {
            var heard = (await world.InboxAsync()).Select(item => item.Kind).Where(kind => kind is InboxKind.MessageHeld or InboxKind.MessageExpired);
            Assert.Equal(row.WaitsOn ? [InboxKind.MessageHeld, InboxKind.MessageHeld] : [InboxKind.MessageHeld, InboxKind.MessageExpired], heard);
            await using var anew = await world.Cases.Hub.ConnectAsync(world.Cases.Supporter);
            Assert.DoesNotContain(await anew.HistoryAsync(conversation), entry => entry.EntryId == stored.EntryId);
        }

        // On the wire, whatever it came in.
        foreach (var staff in world.Staff)
        {
            var sees = string.Join(' ', sights[staff]);
            Assert.Equal(sees.Contains(" for ", StringComparison.Ordinal), world.Bytes(staff).Contains(PresetWorld.Words, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(sees.Contains("before", StringComparison.Ordinal), world.Bytes(staff).Contains(PresetWorld.WordsBefore, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(
                sees.Contains("go to", StringComparison.Ordinal) || sees.Contains("name", StringComparison.Ordinal),
                world.Bytes(staff).Contains(CaseWorld.ResidentName, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(sees.Contains("go to", StringComparison.Ordinal), world.Bytes(staff).Contains(CaseWorld.Cell, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static IEnumerable<TheoryDataRow<string, string>> Rows(IEnumerable<TheoryDataRow<string>> presets) =>
        presets.SelectMany(preset => PresetRow.Of(preset.Data), (preset, row) => new TheoryDataRow<string, string>(preset.Data, row.Name));

    // A limit that passes is recorded with its own time; those to stand in front of the person and to decide make something happen.
    private static IEnumerable<int> Minutes(PresetRow row)
    {
        var passes = row.Passes.Select(passed => passed.Split(' ')).Select(passed => (Act: passed[0], Minute: int.Parse(passed[1], System.Globalization.CultureInfo.InvariantCulture))).ToList();
        return row.Then.Select(next => next.Minute).Concat(row.Alarms)
            .Concat(passes.Where(passed => passed.Act == "face-to-face" || passed == passes.MaxBy(one => one.Minute)).Select(passed => passed.Minute))
            .Append(row.Waits ?? 0).Where(minute => minute > 0).Distinct().Order();
    }

    private static async Task AlarmsLeftAsync(PresetWorld world, PresetRow row)
    {
        world.Cases.Time!.Advance(Moment);

        // What is missing at the same moment is one call.
        var calls = row.Alarms.Distinct().Count();
        for (var call = 0; call < calls; call++)
        {
            await world.Night.Pager.NextAsync();
        }

        Assert.Equal(calls, world.Night.Pager.Count);
        foreach (var secret in new[] { PresetWorld.Words, CaseWorld.ResidentName, CaseWorld.Cell, "Unit B", "SelfHarm", "Violence" })
        {
            Assert.DoesNotContain(secret, world.Night.Pager.AllBytes, StringComparison.OrdinalIgnoreCase);
        }
    }
}
