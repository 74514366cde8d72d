using PeerConnect.Contracts;

namespace PeerConnect.Staff.Cases;

/// <content>Taking the case out of the system.</content>
internal sealed partial class Reading
{
    /// <summary>How an export stands by the server's clock now: signed or not, its time ends.</summary>
    public ExportState StateOf(CaseExport export) => export.EndsAt <= Now ? ExportState.Lapsed : export.State;

    /// <summary>Whether two people signed it and whoever reads asked for it. By name, like <see cref="IsMine"/>.</summary>
    public bool IsToWrite(CaseExport export) => StateOf(export) == ExportState.Signed && export.Asked.By == visit.Me?.Name;

    /// <summary>Asks to take the case out of the system, which is the first signature.</summary>
    public Task AskExportAsync(AskCaseExport ask) => DoAsync(async () =>
    {
        if (Put(Take(await visit.Client.Cases.AskExportAsync(Opened!.Case.CaseId, ask))))
        {
            Form = CaseForm.None;
        }
    });

    /// <summary>Signs what a colleague asked for.</summary>
    public Task SignExportAsync(CaseExport export) => DoAsync(async () => { Put(Take(await visit.Client.Cases.SignExportAsync(Opened!.Case.CaseId, export.ExportId))); });

    /// <summary>The package that two people signed for; null where it is refused. It is not kept here.</summary>
    public Task<CasePackage?> WriteExportAsync(CaseExport export) => DoAsync(async () =>
    {
        var package = Take(await visit.Client.Cases.WriteExportAsync(Opened!.Case.CaseId, export.ExportId));
        if (package is not null)
        {
            Put(export with { Written = export.Written + 1 });
        }

        return package;
    });

    /// <summary>Puts an export as an act left it in the place of what was known of it; the texts come with an opening alone.</summary>
    private bool Put(CaseExport? after)
    {
        if (after is null || Opened is not { } opened)
        {
            return false;
        }

        var before = opened.Exports ?? [];
        var known = before.FirstOrDefault(export => export.ExportId == after.ExportId);
        var whole = after with { Asked = known?.Asked ?? after.Asked };
        Opened = opened with { Exports = known is null ? [.. before, whole] : [.. before.Select(export => export == known ? whole : export)] };
        return true;
    }
}
