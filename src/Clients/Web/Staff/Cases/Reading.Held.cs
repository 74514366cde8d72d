using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Staff.Cases;

/// <content>Messages of the case that are held, or whose author appealed.</content>
internal sealed partial class Reading
{
    /// <summary>The first message of the case that waits for a decision, held or appealed; null for none.</summary>
    public CaseHeld? FirstHeld => Undecided.FirstOrDefault();

    /// <summary>Whether more than one of them waits, so that what can be done with each has to say with which.</summary>
    public bool HasSeveralHeld => Undecided.Skip(1).Any();

    private IEnumerable<CaseHeld> Undecided => (Opened?.Lines ?? []).Select(line => line.Held).OfType<CaseHeld>().Where(held => held is { State: HeldState.Held } or { Appeal: AppealState.Open });

    /// <summary>An act on a held message of the case; afterwards its line says how it stands.</summary>
    public Task<HeldOutcome?> HeldAsync(Func<CasesApi, Guid, Task<Reply<HeldOutcome>>> act) => DoAsync(async () =>
    {
        var outcome = Take(await act(visit.Client.Cases, Opened!.Case.CaseId));
        if (outcome is not null)
        {
            Opened = Opened with { Lines = [.. Opened.Lines.Select(line => line.Held?.EntryId == outcome.EntryId ? line with { Held = After(line.Held, outcome) } : line)] };
        }

        return outcome;
    });

    private static CaseHeld After(CaseHeld held, HeldOutcome outcome) => held with
    {
        State = outcome.State,
        ToConfirm = outcome.ToConfirm,
        Until = outcome.State == HeldState.Held ? held.Until : null,
        Appeal = held.Appeal is AppealState.Open ? (outcome.State is HeldState.Rejected or HeldState.Expired or HeldState.Blocked ? AppealState.Denied : AppealState.Upheld) : held.Appeal,
    };
}
