namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string TrainingTitle => "Second labels";

    public override string TrainingExplained => "Messages that a colleague decided on and whose authors let their words teach the computer. You read them without a name, and say how serious they are, without knowing what the colleague said. Where the two of you differ, the message is removed. Each one that you open is recorded.";

    public override string NothingToLabel => "Nothing waits for your label.";

    public override string ReadForLabel(string day) => $"Read one of {day}";

    public override string LabelSelfHarm => "How serious is it for self-harm?";

    public override string LabelViolence => "How serious is it for violence?";

    public override string Label(int severity) => severity switch
    {
        4 => "4 Imminent: plan, time or means",
        3 => "3 Active: meant and said",
        2 => "2 Concerning",
        1 => "1 A figure of speech, a quotation, or long past",
        _ => "0 Nothing of it",
    };

    public override string SayBothLabels => "Say how serious it is for both; or that it says who somebody is.";

    public override string RecordLabel => "Record the label";

    public override string ItSaysWho => "It says who somebody is: remove it";

    public override string LabelRecorded => "Recorded. Whether your colleague said the same is not told.";

    public override string TrainingLeaves => "Take out what two people labelled the same";

    public override string TrainingLeavesExplained => "Your ask is the first signature. A colleague who may read each of these messages gives the second. Then you have a day to write the file. It has no names and no numbers of anybody. It has no message of a case in which you had a part: a colleague who had none takes those out. If one of the messages has gone by then, it has to be asked for anew.";

    public override string TrainingReady(int rows) => rows == 0 ? "Fewer than five are ready for you. So few cannot leave." : $"{rows} or a few more are ready for you to take out.";

    public override string TrainingRowsOf(int rows) => $"{rows} messages or a few more";

    public override string TrainingHash(string sha256) => $"Signed is: {sha256}";

    public override string TrainingWritten(string sha256) => $"The file is written. Its SHA-256 stands in the audit log: {sha256}";
}
