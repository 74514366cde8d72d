namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string NameMeant => "Send somebody to the person meant";

    public override string MeantExplained => "That person gets a case, with a card for that door, limits and an alarm of its own. Neither these words nor who wrote them go with it. This case cannot be decided before somebody has seen to that person.";

    public override string MeantNumber => "Number of the person who is in danger";

    public override string MeantHow => "How near is it?";

    public override string MeantSeverity(int severity) => severity == 4 ? "A life is in danger: people go now" : "Soon: as the policy says for that";

    public override string MeantDanger => "What is the danger?";

    public override string MeantNote => "Note, sealed, for whoever reads that person's case. No names and no words of this case. You may leave it empty.";

    public override string SendThere => "Send somebody there";

    public override string MeantIncomplete => "Write the number, and choose how near it is and what the danger is.";

    public override string MeantWaits => "nobody was there when you opened this";

    public override string MeantMet(string time) => $"with the person {time}";
}
