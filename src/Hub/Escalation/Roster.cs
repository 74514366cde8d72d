using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Escalation;

/// <summary>A weekly shift in the facility's own time. One that ends when or before it begins ends on the next day.</summary>
/// <param name="Days">The days on which it begins.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it is over; the same as the start for a whole day.</param>
internal sealed record Shift(ImmutableArray<DayOfWeek> Days, TimeOnly Start, TimeOnly End)
{
    /// <summary>Whether it goes on past midnight.</summary>
    [JsonIgnore]
    public bool EndsNextDay => End <= Start;
}

/// <summary>A change of one day, named by the local date on which the shifts begin.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">What is different.</param>
/// <param name="PersonId">Who is away or stands in; null where the whole roster is closed.</param>
internal sealed record RosterChange(DateOnly Date, RosterExceptionKind Kind, Guid? PersonId);

/// <summary>Who is on duty when: weekly shifts, the people who work them, and changes of single days.</summary>
internal sealed record RosterPlan(ImmutableArray<Shift> Shifts, ImmutableArray<Guid> Members, ImmutableArray<RosterChange> Changes)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static RosterPlan FromJson(string json) => JsonSerializer.Deserialize<RosterPlan>(json) ?? throw new JsonException("The roster is empty.");
}

/// <summary>A duty roster: it staffs one role.</summary>
/// <param name="RosterId">Which.</param>
/// <param name="Role">Whom it staffs.</param>
/// <param name="Name">How a policy may name it.</param>
/// <param name="Named">Whether the policy in force does, and so says itself when its people are told.</param>
/// <param name="Plan">Who is on duty when.</param>
internal sealed record Roster(Guid RosterId, Role Role, string Name, bool Named, RosterPlan Plan);
