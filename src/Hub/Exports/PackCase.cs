using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Exports;

/// <summary>
/// Makes the parts of an export: what the asker may see of the case in its opened form, and no more, with others under pseudonyms unless the export names them. That, what and when somebody told does not
/// leave: in a pair the time alone would say who.
/// </summary>
internal sealed class PackCase(Store store, OpenedCaseForm form)
{
    public (string Manifest, IReadOnlyList<CasePart> Parts) Of(SignedExport export, PersonKey viewer)
    {
        var (seen, row) = (export.Seen, export.Row);
        var (opened, left, told) = Open(export, viewer);
        List<CasePart> parts =
        [
            new("case.json", JsonSerializer.Serialize(Facts(opened, told), CasePackageVerifier.Json)),
            new("messages.json", JsonSerializer.Serialize(opened.Lines.Select(line => Shown(line, opened, row.NameOthers)).ToList(), CasePackageVerifier.Json)),
            new("events.json", JsonSerializer.Serialize(Acts(opened, told), CasePackageVerifier.Json)),
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

    /// <summary>The whole case, page by page, as far as it may leave for that purpose; how many flagged messages stay behind; and when something was told.</summary>
    private (OpenedCase Opened, int Left, List<(DateTimeOffset At, long? Sequence)> Told) Open(SignedExport export, PersonKey viewer)
    {
        using var db = store.Read();
        var of = export.Seen.Card.Row;
        var told = RaisedRows.Times(db, of);
        var content = CaseContent.Of(db, of, before: null);
        var (opened, flagged) = Page(content);
        while (opened.MoreBefore is { } before)
        {
            content = CaseContent.Of(db, of, before);
            var (earlier, more) = Page(content);
            opened = opened with { Lines = [.. earlier.Lines, .. opened.Lines], MoreBefore = earlier.MoreBefore };
            flagged += more;
        }

        return (opened, flagged - opened.Lines.Count(line => line.Flagged), told);

        (OpenedCase Opened, int Flagged) Page(CaseContent content)
        {
            var page = form.Of(export.Seen, content, viewer, export.At, export.Row.Purpose);
            var reported = ReportedAlone(content, Enum.Parse<Category>(of.Category), told);
            return (
                page with { Lines = [.. page.Lines.Select(line => reported.Contains(line.Sequence) ? line with { Flagged = false, Decisions = [], Spans = [] } : line)] },
                content.Flagged.Count(line => line.Held || !reported.Contains(line.Sequence)));
        }
    }

    /// <summary>Which messages nothing but a report brought into the case: those stand like any other near them, without what the computer gave that led to no case.</summary>
    private static HashSet<long> ReportedAlone(CaseContent content, Category category, List<(DateTimeOffset At, long? Sequence)> told) =>
    [
        .. content.Flagged.Where(line => !line.Held && told.Exists(one => one.Sequence == line.Sequence)
                && !content.Decisions[line.EntryId].Any(judged => judged.Decision is { IsTold: false, OpensCase: true } decision && decision.Grants.Any(grant => grant.Category == category)))
            .Select(line => line.Sequence),
    ];

    /// <summary>The case itself: what it is about, who wrote it as far as the role may know, and how it was decided.</summary>
    private static OpenedCase Facts(OpenedCase opened, List<(DateTimeOffset At, long? Sequence)> told) => opened with
    {
        Case = opened.Case with
        {
            OpenedAt = Coarse(opened.Case.OpenedAt, told),
            LastMessageAt = Coarse(opened.Case.LastMessageAt, told),
            Deadline = told.Count > 0 ? null : opened.Case.Deadline,
            Messages = opened.Lines.Count(line => line.Flagged),
            Held = null,
            Glass = null,
            Raised = null,
            NotBefore = null,
        },
        Lines = [],
        Events = [],
        Raised = null,
        Glass = null,
        Exports = null,
        ReferTo = null,
    };

    /// <summary>What was done. What the server did by itself since somebody told something follows from that in fixed distances, so it stands with its day alone.</summary>
    private static List<CaseEvent> Acts(OpenedCase opened, List<(DateTimeOffset At, long? Sequence)> told) =>
    [
        .. opened.Events.Where(act => act.Kind != CaseEventRows.Raised || !told.Exists(then => then.At == act.At))
            .Select(act => act.By is null ? act with { At = Coarse(act.At, told) } : act),
    ];

    /// <summary>The time; since something was told, the day by UTC.</summary>
    private static DateTimeOffset Coarse(DateTimeOffset at, List<(DateTimeOffset At, long? Sequence)> told) =>
        told.Exists(then => then.At <= at) ? new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero) : at;

    // Of the judgements those of the computer.
    private static CaseLine Shown(CaseLine line, OpenedCase opened, bool nameOthers) => line with
    {
        Name = nameOthers || line.Pseudonym == opened.Case.Pseudonym ? line.Name : null,
        Decisions = [.. line.Decisions.Where(one => Enum.Parse<EvidenceSource>(one.Source).IsOfComputer())],
    };
}
