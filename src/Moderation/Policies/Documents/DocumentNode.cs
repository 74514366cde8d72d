using System.Collections.Immutable;

namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>Where something stands in a document, counted from 1.</summary>
internal readonly record struct DocumentPlace(int Line, int Column);

/// <summary>A part of a document as it was written, with its place.</summary>
internal abstract record DocumentNode(DocumentPlace At);

/// <summary>A word, number or sentence.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">What is written.</param>
/// <param name="Plain">Without quotes: only then can it be a number, a yes or no, or nothing at all.</param>
internal sealed record ScalarNode(DocumentPlace At, string Text, bool Plain) : DocumentNode(At)
{
    public bool IsNothing => Plain && Text is "" or "~" or "null";
}

internal sealed record ListNode(DocumentPlace At, ImmutableArray<DocumentNode> Items) : DocumentNode(At);

internal sealed record MapNode(DocumentPlace At, ImmutableArray<DocumentEntry> Entries) : DocumentNode(At);

/// <summary>One line "key: value".</summary>
internal readonly record struct DocumentEntry(ScalarNode Key, DocumentNode Value);
