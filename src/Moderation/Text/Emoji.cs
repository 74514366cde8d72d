using System.Collections.Frozen;

namespace PeerConnect.Moderation.Text;

/// <summary>The pictures that carry meaning in this traffic, as the word that people would have typed. All others separate words.</summary>
internal static class Emoji
{
    public static readonly FrozenDictionary<int, string> Words = new Dictionary<string, string>
    {
        ["🔪"] = "knife", ["🗡"] = "knife", ["⚔"] = "knife", ["🔫"] = "gun", ["💣"] = "bomb", ["🩸"] = "blood", ["⚰"] = "coffin", ["🪦"] = "grave",
        ["💀"] = "skull", ["☠"] = "skull", ["💊"] = "pills", ["🪢"] = "rope", ["💔"] = "heartbroken", ["😢"] = "sad", ["😭"] = "crying",
        ["😞"] = "sad", ["😔"] = "sad", ["☹"] = "sad", ["🙁"] = "sad", ["😡"] = "angry", ["🤬"] = "angry", ["😠"] = "angry", ["👊"] = "fist",
        ["🤛"] = "fist", ["🤜"] = "fist", ["😂"] = "lol", ["🤣"] = "lol", ["😆"] = "lol", ["😅"] = "lol", ["❤"] = "love", ["🥰"] = "love",
        ["😘"] = "love", ["🙏"] = "pray", ["👋"] = "bye", ["🕊"] = "peace", ["💤"] = "sleep", ["😴"] = "sleep", ["👍"] = "ok", ["🎉"] = "party",
    }.ToFrozenDictionary(pair => char.ConvertToUtf32(pair.Key, 0), pair => pair.Value);
}
