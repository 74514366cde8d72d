using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What is counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportFigure>))]
public enum ReportFigure
{
    /// <summary>Messages that people of the facility wrote. Fewer than five at the quarter's end are counted in the next; so with <see cref="Requests"/>.</summary>
    Messages,

    /// <summary>Cases that messages opened by what the server judged.</summary>
    Flags,

    /// <summary>Of these: staff found them right.</summary>
    Confirmed,

    /// <summary>Of these: staff found them wrong.</summary>
    FalseAlarms,

    /// <summary>Of these: nobody could say, or nobody has decided.</summary>
    Unclear,

    /// <summary>Of the flags: somebody stood in front of the person, each time that somebody had to go.</summary>
    Visited,

    /// <summary>Of the flags: nobody did, or nobody recorded it.</summary>
    NotVisited,

    /// <summary>How often people asked for a person.</summary>
    Requests,

    /// <summary>Of these: somebody came.</summary>
    Answered,

    /// <summary>Of these: refused, with a reason.</summary>
    Refused,

    /// <summary>Of these: neither.</summary>
    Unanswered,

    /// <summary>How often glass was broken.</summary>
    BreaksOfGlass,
}

/// <summary>One number.</summary>
/// <param name="Figure">What is counted.</param>
/// <param name="Count">How many; absent where it is under five, or would show one that is.</param>
public sealed record ReportCell(ReportFigure Figure, int? Count = null);

/// <summary>From a flag to the first who stands in front of the person.</summary>
/// <param name="MedianMinutes">The middle one, in whole minutes.</param>
/// <param name="FromMinutes">From where on the half in the middle lies; absent for fewer than twenty visits. The shortest and the longest are told nowhere: each is one person.</param>
/// <param name="ToMinutes">Up to where it lies.</param>
public sealed record VisitTimes(int MedianMinutes, int? FromMinutes = null, int? ToMinutes = null);

/// <summary>A quarter of a facility in numbers. Made once and the same ever after, so that two readings show nothing by their difference.</summary>
/// <param name="Quarter">For example "2026-Q4".</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Cells">Each figure once, in the order of <see cref="ReportFigure"/>.</param>
/// <param name="Visits">Absent where there were fewer than five visits, or where that would show a number under five.</param>
public sealed record QuarterReport(string Quarter, DateTimeOffset MadeAt, IReadOnlyList<ReportCell> Cells, VisitTimes? Visits = null);
