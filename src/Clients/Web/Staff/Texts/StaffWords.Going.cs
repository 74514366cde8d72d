namespace PeerConnect.Staff.Texts;

internal abstract partial class StaffWords
{
    public abstract string GoMore { get; }

    public abstract string NobodyToGoTo { get; }

    public abstract string ThisPageCalls { get; }

    public abstract string CellUnknown { get; }

    public abstract string UnitUnknown { get; }

    /// <summary>Says that one stands in front of the person.</summary>
    public abstract string WithNamed(string name);

    /// <summary>Somebody said that he or she goes.</summary>
    public abstract string SomebodyGoesSince(string time);

    /// <summary>Somebody stood in front of the person.</summary>
    public abstract string SomebodyThereSince(string time);
}
