using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string SamplesTitle => "Samples";

    public override string SamplesExplained => "Messages that opened no case, drawn by chance. You read them without a name, to see what the computer misses. What somebody should have been told of comes to staff as soon as you say so. Each one that you open is recorded.";

    public override string NothingToRead => "Nothing waits to be read.";

    public override string ReadSample(string day, string what) => $"Read one of {day}: {what}";

    public override string OnlyQuiet => "1 Quiet";

    public override string SampleOf(string day) => $"A message of {day}";

    public override string SampleViewed(string time) => $"That you read this was recorded at {time}. Nobody here sees who wrote it.";

    public override string WhatWasIt => "Was the computer right to be quiet?";

    public override string WhatItIsAbout => "What is it about?";

    public override string HowSerious => "How serious is it?";

    public override string SayAllOfIt => "Say whether it was right. Of what was missed, say also what it is about and how serious it is.";

    public override string RecordFinding => "Record it";

    public override string FindingRecorded => "Recorded.";

    public override string FindingTold => "Recorded. Staff have it as a case now.";

    public override string FindingToldNobody => "Recorded. The rules here tell nobody of that. Go to somebody who can help, and tell them now.";

    public override string SamplesRead(int read) => $"Of messages without a case, {read} were read by chance.";

    public override string SamplesFound(int right, int missed, int unclear) => $"Rightly quiet: {right}. Missed: {missed}. It cannot be said of {unclear}.";

    public override string Finding(SampleFinding finding) => finding switch
    {
        SampleFinding.Right => "Yes: nobody had to be told",
        SampleFinding.Missed => "No: somebody should have been told",
        SampleFinding.Unclear => "It cannot be said",
    };
}
