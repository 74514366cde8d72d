using PeerConnect.Contracts;

namespace PeerConnect.Residents.Texts;

/// <content>Which of one's own messages staff read.</content>
internal abstract partial class Words
{
    public abstract string DisclosuresTitle { get; }

    public abstract string DisclosuresMore { get; }

    public abstract string DisclosuresDanger { get; }

    public abstract string DisclosuresNotAll { get; }

    public abstract string DisclosuresNone { get; }

    public abstract string DisclosuresNotHere { get; }

    public abstract string YouWroteIt { get; }

    public abstract string ReadAround { get; }

    public abstract string How(OwnReadingKind kind);

    public abstract string SomeStaff { get; }

    public abstract string ReadBy(string who);

    public abstract string ByRule(string rule);

    /// <summary>Who read it, by what they do here.</summary>
    public string ReadBy(Role role) => ReadBy(Told(role) ?? SomeStaff);
}
