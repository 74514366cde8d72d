using System.Buffers.Binary;

namespace PeerConnect.Hub.Sealing;

/// <summary>What a sealed text is; part of its associated data.</summary>
internal enum SealedKind
{
    Message = 1,
    CaseMessage = 2,
    CaseNote = 3,
    ConversationName = 4,
    ApprovalReason = 5,
    SeparationReason = 6,
    AuthenticatorSeed = 7,
    DataProtectionKey = 8,
    TrainingRow = 9,
    DataKey = 10,
    ConversationTopic = 11,

    /// <summary>A message without a sequence; bound to its own id.</summary>
    HeldMessage = 12,

    /// <summary>The same under a case's key; bound to its own id and, in the conversation's stead, to the case.</summary>
    HeldCaseMessage = 13,

    /// <summary>A note on an act on a held message; bound to the act and, in the conversation's stead, to the case.</summary>
    HeldNote = 14,

    /// <summary>What somebody told staff of a person; bound to its own id and, in the conversation's stead, to the case.</summary>
    RaisedWords = 15,

    /// <summary>Why somebody asks to break glass; bound to the break-glass and, in the conversation's stead, to the case.</summary>
    BreakGlassReason = 16,

    /// <summary>A note on the answer to that; bound likewise.</summary>
    BreakGlassAnswer = 17,

    /// <summary>A note on its review; bound likewise.</summary>
    BreakGlassReview = 18,

    /// <summary>Why somebody asks to export a case; bound to the export and, in the conversation's stead, to the case.</summary>
    CaseExportReason = 19,

    /// <summary>Why something is kept by a legal hold.</summary>
    LegalHoldReason = 20,

    /// <summary>Why a case is referred; bound to the referral and, in the conversation's stead, to the case.</summary>
    CaseReferralReason = 21,

    /// <summary>Why a supervising officer decided on a request.</summary>
    OfficerReason = 22,

    /// <summary>What is inside of a training row, under the key of the author's yes; bound as the row is.</summary>
    TrainingText = 23,
}

/// <summary>Where a sealed text belongs. Moved anywhere else, it does not open.</summary>
/// <param name="FacilityId">Facility of the record.</param>
/// <param name="Kind">Kind of record.</param>
/// <param name="RecordId">Id of the record itself.</param>
/// <param name="ConversationId">Conversation, or empty.</param>
/// <param name="Sequence">Place in the conversation's order, or 0 while it has none.</param>
/// <param name="SenderId">Who wrote it, or empty.</param>
internal readonly record struct Place(
    Guid FacilityId, SealedKind Kind, Guid RecordId, Guid ConversationId = default, long Sequence = 0, Guid SenderId = default)
{
    public const int Size = 2 + (16 * 5) + 8;

    /// <summary>Fixed-length associated data: format, kind, ids big-endian, sequence, key id.</summary>
    public void Write(Span<byte> target, byte format, Guid keyId)
    {
        target[0] = format;
        target[1] = (byte)Kind;
        FacilityId.TryWriteBytes(target[2..], true, out _);
        RecordId.TryWriteBytes(target[18..], true, out _);
        ConversationId.TryWriteBytes(target[34..], true, out _);
        BinaryPrimitives.WriteInt64BigEndian(target[50..], Sequence);
        SenderId.TryWriteBytes(target[58..], true, out _);
        keyId.TryWriteBytes(target[74..], true, out _);
    }
}
