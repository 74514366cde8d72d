using System.Globalization;
using System.Text;

namespace PeerConnect.Moderation.Text;

/// <summary>Why a body cannot be carried at all. Says nothing about what it means.</summary>
public enum BodyFault
{
    /// <summary>Nothing that could be seen: no characters, or only white space and invisible ones.</summary>
    Empty,

    /// <summary>More than <see cref="BodyRules.LongestBody"/> UTF-16 units.</summary>
    TooLong,

    /// <summary>A control character other than line feed and tab.</summary>
    ControlCharacter,

    /// <summary>Half of a surrogate pair, or a code point that Unicode reserves as no character.</summary>
    InvalidUnicode,

    /// <summary>A character that changes the direction of the text after it, so that people read another text than the one stored.</summary>
    BidirectionalOverride,
}

/// <summary>What every body must satisfy before anything else looks at it.</summary>
public static class BodyRules
{
    /// <summary>The longest body, in UTF-16 units.</summary>
    public const int LongestBody = 4_000;

    /// <summary>The first fault of the body, or null where it may be carried.</summary>
    public static BodyFault? Check(string body)
    {
        if (body.Length > LongestBody)
        {
            return BodyFault.TooLong;
        }

        var visible = false;
        for (var index = 0; index < body.Length;)
        {
            if (Rune.DecodeFromUtf16(body.AsSpan(index), out var rune, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return BodyFault.InvalidUnicode;
            }

            if (Fault(rune.Value) is { } fault)
            {
                return fault;
            }

            visible |= !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark);
            index += consumed;
        }

        return visible ? null : BodyFault.Empty;
    }

    private static BodyFault? Fault(int value) => value switch
    {
        '\n' or '\t' => null,
        < 0x20 or (>= 0x7F and <= 0x9F) => BodyFault.ControlCharacter,
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => BodyFault.BidirectionalOverride,
        >= 0xFDD0 and <= 0xFDEF => BodyFault.InvalidUnicode,
        _ => (value & 0xFFFE) == 0xFFFE ? BodyFault.InvalidUnicode : null,
    };
}
