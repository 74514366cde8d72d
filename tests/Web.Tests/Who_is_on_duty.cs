using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Queue;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Who is on duty is asked for until an answer comes, and then no more.</summary>
public sealed class Who_is_on_duty : IDisposable
{
    private static readonly StaffWords English = StaffWords.In(Language.English);
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 19, 6, 0, TimeSpan.Zero);
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Rosa C.", [Role.Clinician], "en", ConsentNeeded: false)));

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Given_an_answer_about_the_duty_that_was_lost_then_it_is_asked_for_again()
    {
        server.Lost = "/cases/duty";
        server["/cases/duty"] = new OwnDuty([], Now, null, 3);
        await using var page = await Rendered.ShowAsync<DutyView, StaffWords>(server, English);
        var watching = page.Service<Watching>();
        await watching.AskDutyAsync((Now, null));
        Assert.Null(watching.Duty);
        server.Lost = null;
        await watching.AskDutyAsync((Now, null));
        Assert.Equal(3, watching.Duty!.Closed);
        var asked = server.Asked.Count;
        await watching.AskDutyAsync((Now, null));
        Assert.Equal(asked, server.Asked.Count);
    }
}
