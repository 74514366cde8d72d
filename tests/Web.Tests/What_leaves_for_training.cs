using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Texts;
using PeerConnect.Staff.Training;

namespace PeerConnect.Web.Tests;

/// <summary>Rows that leave for training say of which day each signature is and until when it holds, by the clock and not as it was read.</summary>
public sealed class What_leaves_for_training : IDisposable
{
    private static readonly StaffWords English = StaffWords.In(Language.English);
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 19, 6, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.CreateVersion7();
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Rosa C.", [Role.Clinician], "en", ConsentNeeded: false)));

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Given_rows_for_training_of_another_day_then_day_and_end_are_told_and_what_has_ended_is_not_offered()
    {
        var asked = new TrainingExport(Id, ExportState.Asked, 25, "abc", Now.AddDays(-1), "Dana R.", false, null, null, Now.AddHours(1), 0);
        server["/exports"] = new TrainingExports([asked]);
        await using var page = await Rendered.ShowAsync<TrainingExportCard, StaffWords>(server, English, (nameof(TrainingExportCard.Ready), 25));
        Assert.Contains("2026-03-08 19:06", await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains(English.HeldUntil("20:06"), await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains(English.SignExport, await page.HtmlAsync(), StringComparison.Ordinal);

        server["/exports"] = new TrainingExports([asked with { EndsAt = Now.AddMinutes(-1) }]);
        await using var later = await Rendered.ShowAsync<TrainingExportCard, StaffWords>(server, English, (nameof(TrainingExportCard.Ready), 25));
        Assert.Contains(English.Export(ExportState.Lapsed), await later.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(English.SignExport, await later.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(English.HeldUntil("19:05"), await later.HtmlAsync(), StringComparison.Ordinal);
    }
}
