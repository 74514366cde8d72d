using System.Globalization;
using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal abstract partial class StaffWords
{
    public abstract string GoMore { get; }

    public abstract string NobodyToGoTo { get; }

    /// <summary>Said only where the browser lets the page sound.</summary>
    public abstract string ThisPageSounds { get; }

    /// <summary>A press on it lets the page sound.</summary>
    public abstract string TouchToSound { get; }

    /// <summary>After so many minutes without a touch.</summary>
    public abstract string SignsOutAfter(int minutes);

    public abstract string CellUnknown { get; }

    public abstract string UnitUnknown { get; }

    /// <summary>In the place of a cell.</summary>
    public abstract string HasLeft(PersonLeft how);

    /// <summary>Says that one stands in front of the person.</summary>
    public abstract string WithNamed(string name);

    /// <summary>To whoever said that he or she goes.</summary>
    public abstract string YouGo { get; }

    /// <summary>Somebody said that he or she goes.</summary>
    public abstract string SomebodyGoesSince(string time);

    /// <summary>Says that one cannot go: no clock stops, and the next in line is told.</summary>
    public abstract string CannotGo { get; }

    /// <summary>To whoever said so.</summary>
    public abstract string SaidCannotGo { get; }

    /// <summary>Of those whom the card asks, somebody cannot go.</summary>
    public abstract string SomebodyCannotGoSince(string time);

    /// <summary>Somebody stood in front of the person.</summary>
    public abstract string SomebodyThereSince(string time);

    /// <summary>To whoever said to stand in front of the person.</summary>
    public abstract string YouAreThere(string time);

    /// <summary>Takes that back.</summary>
    public abstract string NotThere { get; }

    /// <summary>To whoever took it back.</summary>
    public abstract string TookBack { get; }

    /// <summary>Where the card of a request stood that one ended.</summary>
    public abstract string RequestEnded(string time);

    /// <summary>What the alarm outside the system called the case: "12", of a drill "D1".</summary>
    public abstract string AlarmOf(string number);

    /// <summary>As <see cref="AlarmOf(string)"/>; null where no alarm left.</summary>
    public string? AlarmOf(long? number, bool? drill) => number is { } raised ? AlarmOf(string.Create(CultureInfo.InvariantCulture, $"{(drill == true ? "D" : "")}{raised}")) : null;

    /// <summary>A request for a person was seen: it stops no limit.</summary>
    public abstract string SeenRequest { get; }

    public abstract string CloseRequest { get; }

    public abstract string NobodyComes { get; }

    /// <summary>What follows where nobody comes.</summary>
    public abstract string NobodyComesMore { get; }

    /// <summary>Why nobody comes, as the person is told.</summary>
    public abstract string WhyNobody(PersonRefusal reason);
}
