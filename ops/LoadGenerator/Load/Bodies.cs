using System.Text;
using PeerConnect.LoadGenerator.Wire;

namespace PeerConnect.LoadGenerator.Load;

/// <summary>
/// Ordinary things that people write, each exactly 200 bytes, the same for every run. None of them asks for staff:
/// two hundred people who each write every second what is a little worrying would be two hundred cases, which is no ordinary day.
/// </summary>
internal static class Bodies
{
    public const int Length = 200;
    public const int Count = 1024;

    private static readonly string[] Sentences =
    [
        "I got the job in the kitchen and start on Monday.",
        "Day forty one and still counting, one at a time.",
        "We had rice again, third time this week, but the bread was warm.",
        "Keep at it, the first two weeks of the course are the worst.",
        "Who is coming to the meeting on Wednesday, is it the big room again?",
        "The kids drew me a dog, or it might be a horse, hard to say.",
        "Somebody left a good chess set in the day room, ask for it.",
        "What helped me was writing a list the evening before.",
        "My hearing got moved to next month so more waiting for now.",
        "Can we start with the breathing exercise again next time?",
        "I am reading about bees, did you know they vote where to live.",
        "Got a letter from my old boss and he would take me on again.",
        "Rain all day, so we played cards and I lost every round.",
        "I wrote the first page of the letter to my son today.",
        "They painted the corridor green and now it looks like a swimming pool.",
        "Has anyone done the barber course and is it worth the wait?",
        "Happy birthday for tomorrow, hope they let you have the cake.",
        "I ran two miles on the treadmill and my legs are jelly.",
        "Would you look over my application before I hand it in?",
        "It is quiet here on Sundays and I use the time to draw.",
        "Coffee is out again until the order comes on Thursday.",
        "My cell mate snores like a tractor but he is good company.",
        "Anyone got the words of that song from the talent evening?",
        "I missed the group because of a visit, what did you talk about?",
        "The second week without sugar in my tea and I do not miss it.",
        "Thank you for asking, today is an ordinary day and that is fine.",
        "See you all on Wednesday, bring the book if you have it.",
    ];

    private static readonly byte[][] All = [.. Enumerable.Range(0, Count).Select(Compose)];

    public static ReadOnlySpan<byte> At(int index) => All[index % Count];

    private static byte[] Compose(int index)
    {
        var numbers = new SeededNumbers((ulong)index + 1);

        // Room for the tag and the space after it.
        var text = new StringBuilder().Append('-', MessageTag.Length).Append(' ');
        while (text.Length < Length)
        {
            text.Append(Sentences[numbers.Below(Sentences.Length)]).Append(' ');
        }

        // The last word may be cut off, as it is when somebody types on a bad keyboard.
        var cut = text.ToString(0, Length);
        return Encoding.ASCII.GetBytes(cut.EndsWith(' ') ? cut[..^1] + '.' : cut);
    }
}
