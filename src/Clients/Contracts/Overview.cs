using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What a coordinator's overview counts as it is now.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OverviewFigure>))]
public enum OverviewFigure
{
    /// <summary>People of the facility, staff aside, with a place in a conversation that is not over.</summary>
    InChats,

    /// <summary>Supporters with a current certification.</summary>
    Certified,

    /// <summary>Of these: with somebody to support, or a group to run.</summary>
    Supporting,

    /// <summary>Of these: with nobody now.</summary>
    Resting,

    /// <summary>Of the certified: the certification ends within 30 days.</summary>
    CertificateEnds,

    /// <summary>Of the certified: it goes on for longer.</summary>
    CertificateLasts,

    /// <summary>Requests for a pairing or a place that wait for this facility.</summary>
    Waiting,

    /// <summary>Pairs that can be written in.</summary>
    Pairs,

    /// <summary>Groups that can be written in.</summary>
    Groups,
}

/// <summary>One number.</summary>
/// <param name="Figure">What is counted.</param>
/// <param name="Count">How many; absent where it is under five, or would show one that is.</param>
public sealed record OverviewCell(OverviewFigure Figure, int? Count = null);

/// <summary>Whole days that are counted together: never fewer than five, and the same whoever asks and whenever.</summary>
/// <param name="From">The first day, by the facility's clock.</param>
/// <param name="Until">The last day.</param>
/// <param name="Count">How many in all of them.</param>
public sealed record CountedDays(DateOnly From, DateOnly Until, int Count);

/// <summary>How much a housing unit took part in a month.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Name">Its name as it is now.</param>
/// <param name="Writers">How many wrote in that month, of those who were in the unit when the month was first looked at; absent where it is fewer than five, or all but fewer than five of those who could.</param>
public sealed record UnitUse(Guid UnitId, string Name, int? Writers = null);

/// <summary>A programme in numbers for its coordinators. Nothing in it is about one person, what was written, or what was disclosed.</summary>
/// <param name="Days">How many days it goes back: 7, 28 or 90.</param>
/// <param name="From">The first of them.</param>
/// <param name="Until">The last one: yesterday, by the facility's clock.</param>
/// <param name="Cells">Each figure once, in the order of <see cref="OverviewFigure"/>, as of now.</param>
/// <param name="Messages">Messages that people of the facility wrote, of each stretch of days that ended in that time. Days that are in none are told later, or never.</param>
/// <param name="Requests">How often people asked for a person, in the same way. What became of it is told in the report of the quarter.</param>
/// <param name="UnitsOf">The first day of the month that the units are counted in: the last one that was over.</param>
/// <param name="Units">The units in the order of their names.</param>
/// <param name="MedianWaitHours">How long what waits has waited, the middle one in whole hours; absent for fewer than five.</param>
public sealed record Overview(
    int Days,
    DateOnly From,
    DateOnly Until,
    IReadOnlyList<OverviewCell> Cells,
    IReadOnlyList<CountedDays> Messages,
    IReadOnlyList<CountedDays> Requests,
    DateOnly UnitsOf,
    IReadOnlyList<UnitUse> Units,
    int? MedianWaitHours = null);
