using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace PeerConnect.Moderation.Policies;

/// <summary>In which language people are told.</summary>
[JsonConverter(typeof(KebabCase<NoticeLanguage>))]
public enum NoticeLanguage
{
    /// <summary>English.</summary>
    [JsonStringEnumMemberName("en")]
    English,

    /// <summary>Spanish.</summary>
    [JsonStringEnumMemberName("es")]
    Spanish,
}

/// <summary>One paragraph of the notice.</summary>
/// <param name="Text">What people read.</param>
/// <param name="RuleIds">The rules of the policy that it tells of; empty for a fixed clause.</param>
public sealed record NoticeParagraph(string Text, ImmutableArray<string> RuleIds);

/// <summary>What residents are told before they write, generated from the policy in force.</summary>
/// <param name="Language">The language.</param>
/// <param name="PolicyVersion">The policy that it was made from.</param>
/// <param name="Paragraphs">The paragraphs in reading order.</param>
public sealed record NoticeText(NoticeLanguage Language, int PolicyVersion, ImmutableArray<NoticeParagraph> Paragraphs)
{
    /// <summary>All paragraphs, a blank line between them.</summary>
    public string Text => string.Join("\n\n", Paragraphs.Select(paragraph => paragraph.Text));

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, lower-case hexadecimal: consent is given to exactly this text.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
