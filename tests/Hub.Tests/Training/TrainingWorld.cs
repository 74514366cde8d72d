using PeerConnect.Contracts;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Training;

/// <summary>A facility that asks people whether their words may teach the computer.</summary>
internal static class TrainingWorld
{
    public static DisclosurePolicy Offering { get; } = PlainPolicy.Version1 with { Training = new TrainingRules(true) };

    public static Task<CaseWorld> StartAsync(Func<DisclosurePolicy, DisclosurePolicy>? change = null) => CaseWorld.StartAsync(fakeTime: true, change?.Invoke(Offering) ?? Offering);

    /// <summary>Somebody says yes, or takes it back, as on the own page.</summary>
    public static async Task<OwnTraining> ChooseAsync(this CaseWorld world, SeededPerson who, bool agree)
    {
        await using var own = StaffConsole.WithoutFeed(world.Hub, who);
        return TestCaller.Ok(await own.ChooseTrainingAsync(agree));
    }

    /// <summary>Somebody takes up the only case that is open, goes to the person unless the case is about what somebody told, and decides it.</summary>
    public static async Task<Guid> DecideAsync(this CaseWorld world, FlagVerdict verdict, string by = "clinician", bool goes = true)
    {
        var console = world.WithoutFeed(by);
        var found = Assert.Single(TestCaller.Ok(await console.ListAsync()).Cases);
        TestCaller.Ok(await console.OpenAsync(found.CaseId, found.Purpose!.Value));
        TestCaller.Ok(await console.TakeAsync(found.CaseId));
        if (goes)
        {
            TestCaller.Ok(await console.MeetAsync(found.CaseId));
        }

        TestCaller.Ok(await console.DecideAsync(found.CaseId, verdict == FlagVerdict.False ? CaseReason.NotMeant : CaseReason.SupportGiven, verdict));
        return found.CaseId;
    }

    /// <summary>The resident, who said yes, writes it; a clinician finds the flag right or wrong. The one row that comes of it.</summary>
    public static async Task<TrainingRow> TaughtAsync(this CaseWorld world, string body, FlagVerdict verdict = FlagVerdict.True, string by = "clinician")
    {
        var known = world.Rows().Select(row => row.RowId).ToHashSet();
        await world.SayAsync(body);
        await world.DecideAsync(verdict, by);
        return Assert.Single(world.Rows(), row => !known.Contains(row.RowId));
    }

    /// <summary>One row after the other that two people label the same, of messages that the clinician decided on.</summary>
    public static async Task TeachAsync(this CaseWorld world, SeededPerson author, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            await world.SayAsync(author, world.Pair, $"i have the pills (s3) {row}");
            await world.DecideAsync(FlagVerdict.True);
            await world.LabelAsync(Assert.Single(world.Rows(), one => one.LabelledBy is null), 3, 0);
        }
    }

    /// <summary>Somebody of the staff is a clinician too.</summary>
    public static Task MakeClinicianAsync(this CaseWorld world, string staff) => world.ChangeAsync(transaction =>
    {
        var person = world.Staff[staff].Key;
        transaction.Db.Roles.Add(new RoleRow { FacilityId = person.FacilityId, PersonId = person.PersonId, Role = Role.Clinician, From = transaction.Now });
        transaction.TouchPerson(person.FacilityId, person.PersonId);
    });

    /// <summary>A second person opens it and labels it.</summary>
    public static async Task LabelAsync(this CaseWorld world, TrainingRow row, int selfHarm, int violence, string by = "colleague")
    {
        var console = world.WithoutFeed(by);
        TestCaller.Ok(await console.OpenTrainingRowAsync(row.RowId));
        TestCaller.Ok(await console.LabelTrainingRowAsync(row.RowId, new LabelTrainingRow(selfHarm, violence)));
    }

    /// <summary>Lets the days pass, everybody signs in again, and what is due is done.</summary>
    public static async Task ReturnDaysAsync(this CaseWorld world, double days)
    {
        await world.ReturnAfterAsync(TimeSpan.FromDays(days));
        await world.Hub.Service<PurgeWorker>().DoDueAsync(TestContext.Current.CancellationToken);
    }

    public static List<TrainingRow> Rows(this CaseWorld world)
    {
        using var db = world.Store.Read();
        return [.. db.TrainingRows];
    }
}
