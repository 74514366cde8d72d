using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string TakeOut => "Take this case out of the system";

    public override string AskForExport => "Ask for an export";

    public override string ExportExplained => "Your ask is the first signature. A colleague who sees as much of the case gives the second. Then you have a day to write the file. It holds what you see of the case, and no more.";

    public override string WhyExport => "Why, in words; for a court: which order. Sealed; whoever signs reads it.";

    public override string NameOthersToo => "Name others besides the author, too";

    public override string SignAsFirst => "Sign and ask a colleague";

    public override string SignExport => "Sign as the second person";

    public override string LookWhetherSigned => "Open again to see whether it is signed";

    public override string Download => "Write the file";

    public override string LeavesTheSystem => "What leaves is not sealed any more. It is recorded now. Take it only where the order or the care needs it.";

    public override string OthersNamed => "others are named";

    public override string Kept => "The file is written. Anybody can check it with the public key of this server.";

    public override string ExportAsked(string name, string time) => $"{name} asked and signed at {time}.";

    public override string ExportSigned(string name, string time) => $"{name} signed as the second at {time}.";

    public override string WrittenTimes(int count) => $"written: {count}";

    public override string Export(ExportState state) => state switch
    {
        ExportState.Asked => "Waits for a second signature",
        ExportState.Signed => "Signed by two: it may be written",
        ExportState.Lapsed => "Its time is over",
    };
}
