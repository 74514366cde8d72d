namespace PeerConnect.Residents.Texts;

/// <content>Whether the own words may teach the computer.</content>
internal sealed partial class English
{
    public override string TrainingTitle => "May your words teach the computer?";

    public override string TrainingWhat => "The computer makes mistakes. It can learn from words that staff had to look at. You choose if yours may be used.";

    public override string TrainingWho => "If you say yes, a second person may read such a message. It does not show your name.";

    public override string TrainingCosts => "Say no, and no one will mind. It costs you nothing. We tell no one what you chose.";

    public override string TrainingEnds => "You can take back your yes at any time. Then we delete what we kept. What has left this place by then cannot come back.";

    public override string TrainingIsYes => "You said yes.";

    public override string TrainingIsNo => "You have not said yes. Your words are not used for this.";

    public override string TrainingSayYes => "Yes, my words may be used";

    public override string TrainingTakeBack => "Take back my yes";
}
