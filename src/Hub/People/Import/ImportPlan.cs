using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.People.Import;

/// <summary>What an import would do: rows to add and change, and why it cannot be done.</summary>
/// <typeparam name="TRow">The row of the table.</typeparam>
internal sealed record ImportPlan<TRow>(IReadOnlyList<TRow> Created, IReadOnlyList<TRow> Changed, int Unchanged, IReadOnlyList<LineFault> Faults)
{
    /// <summary>What there is to write; null when there is nothing, or the plan has faults.</summary>
    public (IReadOnlyList<TRow> Created, IReadOnlyList<TRow> Changed)? ToWrite =>
        Faults.Count == 0 && Created.Count + Changed.Count > 0 ? (Created, Changed) : null;

    /// <summary>The report; a real run with faults is a refusal, because nothing was written.</summary>
    public Reply<ImportReport> ToReply(bool dryRun, NoticeLanguage language)
    {
        var faults = Faults.OrderBy(fault => fault.Line).Select(fault => fault.In(language)).ToList();
        return !dryRun && faults.Count > 0
            ? Refusals.InvalidInput(faults)
            : new ImportReport(!dryRun, Created.Count, Changed.Count, Unchanged, faults);
    }

    public override string ToString() => $"ImportPlan {{ {Created.Count}, {Changed.Count}, {Unchanged}, {Faults.Count} }}";
}
