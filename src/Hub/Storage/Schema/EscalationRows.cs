using PeerConnect.Contracts;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>A duty roster.</summary>
internal sealed class RosterRow
{
    public Guid FacilityId { get; set; }
    public Guid RosterId { get; set; }
    public Role Role { get; set; }

    /// <summary>Unique within the facility; a policy may name it.</summary>
    public required string Name { get; set; }

    /// <summary>Whether the policy in force names it.</summary>
    public bool Named { get; set; }

    /// <summary>Shifts, members and exceptions as JSON: replaced as a whole.</summary>
    public required string Plan { get; set; }
}

/// <summary>A roster as it was saved at one time: never changed, so that who was on duty can be proved later. The audit row of the save holds the hash of its plan.</summary>
internal sealed class RosterVersionRow
{
    public Guid FacilityId { get; set; }
    public Guid RosterId { get; set; }

    /// <summary>Counts up from 1 for each save and for the removal.</summary>
    public int Version { get; set; }

    /// <summary>From when on it was so.</summary>
    public DateTimeOffset At { get; set; }
    public Role Role { get; set; }
    public required string Name { get; set; }

    /// <summary>As <see cref="RosterRow.Plan"/>; null from the roster's removal on.</summary>
    public string? Plan { get; set; }
}

internal enum StepState
{
    Waiting = 1,
    CarriedOut = 2,

    /// <summary>The act that it waited for happened, or another step took its place.</summary>
    Stopped = 3,
}

/// <summary>One step of escalation of one case, with its time. An owed row of its own makes sure that it is looked at.</summary>
internal sealed class EscalationStepRow
{
    public Guid FacilityId { get; set; }
    public Guid CaseId { get; set; }
    public Guid StepId { get; set; }

    /// <summary>The round of the case that it belongs to.</summary>
    public int Round { get; set; }

    /// <summary>Whose inaction it answers.</summary>
    public Role ForRole { get; set; }
    public AwaitedAct Awaits { get; set; }

    /// <summary>The limit itself, in seconds.</summary>
    public int AfterSeconds { get; set; }
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Who is told next; null for the alarm outside the system.</summary>
    public Role? NextRole { get; set; }

    /// <summary>As <see cref="CaseGrantRow.Roster"/>.</summary>
    public string Roster { get; set; } = string.Empty;
    public int Level { get; set; }
    public bool Location { get; set; }
    public CasePurpose Purpose { get; set; }
    public bool Discreet { get; set; }
    public StepState State { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>An alarm outside the system, written in the transaction that raises it.</summary>
internal sealed class AlarmRow
{
    public Guid FacilityId { get; set; }
    public Guid AlarmId { get; set; }
    public Guid CaseId { get; set; }

    /// <summary>At most one alarm for each round of a case and each act that did not happen, but for held messages.</summary>
    public int Round { get; set; }
    public AwaitedAct Cause { get; set; }
    public DateTimeOffset RaisedAt { get; set; }
}

/// <summary>An alarm on its way through one channel: the outbox.</summary>
internal sealed class AlarmDeliveryRow
{
    public Guid FacilityId { get; set; }
    public Guid DeliveryId { get; set; }
    public Guid AlarmId { get; set; }

    /// <summary>The channel's name in the settings.</summary>
    public required string Channel { get; set; }

    /// <summary>Set where it says again what another channel could not deliver.</summary>
    public bool Again { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>Why the last try failed: a code, never what the other side said.</summary>
    public string? Fault { get; set; }
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? DeadAt { get; set; }
}
