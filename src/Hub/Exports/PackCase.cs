using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Exports;

/// <summary>Makes the parts of an export: what the asker may see of the case in its opened form, and no more, with others under pseudonyms unless the export names them.</summary>
internal sealed class PackCase(Store store, OpenedCaseForm form)
{
    public (string Manifest, IReadOnlyList<CasePart> Parts) Of(SignedExport export, PersonKey viewer)
    {
        var (seen, row) = (export.Seen, export.Row);
        var (opened, flagged) = Open(export, viewer);
        var left = flagged - opened.Lines.Count(line => line.Flagged);
        List<CasePart> parts =
        [
            new("case.json", JsonSerializer.Serialize(Facts(opened), CasePackageVerifier.Json)),
            new("messages.json", JsonSerializer.Serialize(opened.Lines.Select(line => Shown(line, opened, row.NameOthers)).ToList(), CasePackageVerifier.Json)),
            new("events.json", JsonSerializer.Serialize(opened.Events, CasePackageVerifier.Json)),
        ];
        if (Part2.Applies(seen.Card))
        {
            parts.Add(new CasePart("notice.txt", Part2.Notice));
        }

        var manifest = new CaseManifest(
            1, row.FacilityId, row.CaseId, row.ExportId, row.Purpose, row.NameOthers, row.AskedBy, row.SignedBy!.Value, export.At.ToUnixTimeMilliseconds(),
            [.. parts.Select(part => new CasePartHash(part.Name, CasePackageVerifier.Hash(part.Text)))],
            left > 0 ? left : null);
        return (JsonSerializer.Serialize(manifest, CasePackageVerifier.Json), parts);
    }

    /// <summary>The whole case, page by page, as far as it may leave for that purpose; and how many flagged messages it has.</summary>
    private (OpenedCase Opened, int Flagged) Open(SignedExport export, PersonKey viewer)
    {
        using var db = store.Read();
        var of = export.Seen.Card.Row;
        var content = CaseContent.Of(db, of, before: null);
        var flagged = content.Flagged;
        var opened = form.Of(export.Seen, content, viewer, export.At, export.Row.Purpose);
        while (opened.MoreBefore is { } before)
        {
            content = CaseContent.Of(db, of, before);
            flagged += content.Flagged;
            var earlier = form.Of(export.Seen, content, viewer, export.At, export.Row.Purpose);
            opened = opened with { Lines = [.. earlier.Lines, .. opened.Lines], MoreBefore = earlier.MoreBefore };
        }

        return (opened, flagged);
    }

    /// <summary>The case itself: what it is about, who wrote it as far as the role may know, and how it was decided. What somebody told does not leave: in a pair the time alone would say who.</summary>
    private static OpenedCase Facts(OpenedCase opened) => opened with
    {
        Case = opened.Case with { Held = null, Glass = null, Raised = null, NotBefore = null },
        Lines = [],
        Events = [],
        Raised = null,
        Glass = null,
        Exports = null,
        ReferTo = null,
    };

    private static CaseLine Shown(CaseLine line, OpenedCase opened, bool nameOthers) =>
        nameOthers || line.Pseudonym == opened.Case.Pseudonym ? line : line with { Name = null };
}
