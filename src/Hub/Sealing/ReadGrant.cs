namespace PeerConnect.Hub.Sealing;

/// <summary>Why somebody may see a text.</summary>
internal enum GrantReason
{
    /// <summary>A member reads his or her own conversation, within the membership's range.</summary>
    Membership = 1,

    /// <summary>A staff member's view, recorded before the content leaves.</summary>
    RecordedView = 2,

    /// <summary>The server itself: scoring again, sealing under a case's key, telling a repeat from a conflict. Nobody sees the text.</summary>
    Machine = 3,

    /// <summary>The author's own words or a secret of the server (seeds, reasons shown to their writer's role).</summary>
    Own = 4,
}

/// <summary>The proof, needed to open any sealed text, that a check was made. An architecture test lists who may make one.</summary>
internal sealed record ReadGrant(GrantReason Reason, Guid ReaderId);

/// <summary>Text that a person wrote, in the clear. Only <see cref="Sealer"/> makes it, and only for a grant; it never prints itself.</summary>
internal sealed class Plaintext
{
    internal Plaintext(string text, ReadGrant grant)
    {
        Text = text;
        Grant = grant;
    }

    public string Text { get; }

    public ReadGrant Grant { get; }

    public override string ToString() => "[SEALED]";
}
