using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Moderation.Policies;

/// <summary>All that a policy may look at. Two equal sets of facts give equal decisions.</summary>
/// <param name="Facility">The sender's facility, by the key that scopes use.</param>
/// <param name="Class">The conversation's class.</param>
/// <param name="Sender">In which role the sender writes.</param>
/// <param name="Verdicts">What the sources say, with the context weighed in (see <see cref="RiskState.Next"/>).</param>
/// <param name="Unit">The sender's housing unit, by the key that scopes use.</param>
/// <param name="Programme">The programme that the conversation belongs to.</param>
/// <param name="Risk">Why a verdict was raised, or null.</param>
/// <param name="IsFallback">The model did not answer, so a re-score is owed.</param>
/// <param name="MethodDetail">The message describes a method of self-harm in detail (see <see cref="Classification.MethodDetail"/>).</param>
/// <param name="NamesMember">The message names somebody who takes part in the conversation, or threatens the other of two who talk.</param>
/// <param name="AskedFor">Whom somebody asks for; null for a message.</param>
/// <param name="Signs">Why a pattern of the conversation was raised, one entry a pattern.</param>
public sealed record Facts(
    string Facility,
    ConversationClass Class,
    SpeakerRole Sender,
    ImmutableArray<Verdict> Verdicts,
    string? Unit = null,
    string? Programme = null,
    RiskExplanation? Risk = null,
    bool IsFallback = false,
    bool MethodDetail = false,
    bool NamesMember = false,
    AskedPerson? AskedFor = null,
    ImmutableArray<RiskExplanation> Signs = default)
{
    /// <summary>Why a pattern of the conversation was raised.</summary>
    public ImmutableArray<RiskExplanation> Signs { get; init; } = Signs.IsDefault ? [] : Signs;


    /// <summary>The severity of a request for a person: it says nothing of a risk.</summary>
    public const int RequestSeverity = 1;

    /// <summary>What one person can tell staff of another, and staff may come to at a moment that shows nobody. Who needs a doctor gets one at once.</summary>
    public static ImmutableArray<Category> ToldAbout { get; } = [Category.SelfHarm, Category.Violence, Category.Exploitation, Category.SexualAbuse];

    /// <summary>What whoever read a case can name another person for: each is a danger to that person.</summary>
    public static ImmutableArray<Category> Dangers { get; } = [Category.SelfHarm, Category.Violence, Category.SexualAbuse, Category.Exploitation, Category.MedicalEmergency];

    /// <summary>Whether a computer alone says so, of a whole conversation: nobody knows then whose doing it is, and least of all that it is this sender's.</summary>
    /// <param name="category">Any category.</param>
    public bool IsPattern(Category category) => category.IsPattern() && !Verdicts.Any(verdict => verdict.Category == category && verdict.Severity > 0 && !verdict.IsOfComputer);

    /// <summary>The same without what a computer says of patterns that the policy does not have it judge.</summary>
    internal Facts Judged(Patterns by)
    {
        foreach (var verdict in Verdicts)
        {
            if (IsUnasked(verdict, by))
            {
                return this with { Verdicts = Verdicts.RemoveAll(said => IsUnasked(said, by)), Signs = Signs.RemoveAll(sign => !by.Has(sign.Category)) };
            }
        }

        return this;
    }

    private static bool IsUnasked(Verdict verdict, Patterns by) => verdict.IsOfComputer && verdict.Category.IsPattern() && !by.Has(verdict.Category);

    /// <summary>Somebody asks for a person.</summary>
    /// <param name="facility">Where, by the key that scopes use.</param>
    /// <param name="unit">The housing unit, by the key that scopes use.</param>
    /// <param name="asked">For whom.</param>
    public static Facts Request(string facility, string? unit, AskedPerson asked) => new(
        facility,
        ConversationClass.Monitored,
        SpeakerRole.Resident,
        [new Verdict(EvidenceSource.PersonRequest, "request", Category.Company, RequestSeverity, 1, [])],
        unit,
        AskedFor: asked);

    /// <summary>A supporter is worried about somebody.</summary>
    /// <param name="facility">The facility of the person whom it is about, by the key that scopes use.</param>
    /// <param name="unit">That person's housing unit, by the key that scopes use.</param>
    /// <param name="programme">The programme that a conversation which the two share belongs to, by the key that scopes use.</param>
    /// <param name="conversationClass">The class of a conversation that the two share: what is known from a Part 2 programme stays protected as such.</param>
    /// <param name="sender">In which role the one who is worried takes part in it.</param>
    /// <param name="category">What it is about.</param>
    /// <param name="severity">2 to 4.</param>
    public static Facts Concern(
        string facility, string? unit, string? programme, ConversationClass conversationClass, SpeakerRole sender, Category category, int severity) => new(
        facility, conversationClass, sender, [new Verdict(EvidenceSource.Concern, "concern", category, severity, 1, [])], unit, programme);

    /// <summary>Somebody reports a message.</summary>
    /// <param name="facility">The author's facility, by the key that scopes use.</param>
    /// <param name="unit">The author's housing unit, by the key that scopes use.</param>
    /// <param name="programme">The programme that the message was written in, by the key that scopes use.</param>
    /// <param name="conversationClass">The conversation's class.</param>
    /// <param name="sender">In which role the author wrote it.</param>
    /// <param name="category">What the reason stands for.</param>
    /// <param name="severity">2 to 4.</param>
    /// <param name="namesMember">Whether the message names somebody who takes part.</param>
    public static Facts Report(
        string facility, string? unit, string? programme, ConversationClass conversationClass, SpeakerRole sender, Category category, int severity, bool namesMember) => new(
        facility, conversationClass, sender, [new Verdict(EvidenceSource.PeerReport, "report", category, severity, 1, [])], unit, programme, NamesMember: namesMember);

    /// <summary>Somebody who read a message as a sample found that staff should have had it.</summary>
    /// <param name="facility">The author's facility, by the key that scopes use.</param>
    /// <param name="first">What was decided when it was written.</param>
    /// <param name="category">What it is about.</param>
    /// <param name="severity">2 to 4.</param>
    public static Facts Missed(string facility, Decision first, Category category, int severity) => new(
        facility, first.Class, first.Sender, [new Verdict(EvidenceSource.Staff, "sample", category, severity, 1, [])], first.Unit, first.Programme, NamesMember: first.NamesMember);

    /// <summary>Somebody is moved to a facility with an open case of the one before.</summary>
    /// <param name="facility">The new facility, by the key that scopes use; there is no housing unit yet.</param>
    /// <param name="conversationClass">The class that the case comes from.</param>
    /// <param name="category">What it is about.</param>
    /// <param name="severity">2 to 4.</param>
    public static Facts Arrival(string facility, ConversationClass conversationClass, Category category, int severity) => new(
        facility, conversationClass, SpeakerRole.Resident, [new Verdict(EvidenceSource.Staff, "arrival", category, severity, 1, [])]);

    /// <summary>Whoever read a case named the person whom its words mean. The programme of those words stays out of it.</summary>
    /// <param name="facility">The facility of the person meant, by the key that scopes use.</param>
    /// <param name="unit">That person's housing unit, by the key that scopes use.</param>
    /// <param name="conversationClass">The class that the case comes from: what is known from a Part 2 programme stays protected as such.</param>
    /// <param name="category">What the danger is.</param>
    /// <param name="severity">3 or 4.</param>
    public static Facts Meant(string facility, string? unit, ConversationClass conversationClass, Category category, int severity) => new(
        facility, conversationClass, SpeakerRole.Resident, [new Verdict(EvidenceSource.Staff, "meant", category, severity, 1, [])], unit);

    /// <summary>Somebody complains of a supporter.</summary>
    /// <param name="facility">The supporter's facility, by the key that scopes use.</param>
    /// <param name="unit">The supporter's housing unit, by the key that scopes use.</param>
    /// <param name="programme">The programme that the conversation which the two have or had belongs to, by the key that scopes use.</param>
    /// <param name="conversationClass">The class of that conversation.</param>
    /// <param name="category">What the reason stands for.</param>
    /// <param name="severity">2 to 4.</param>
    public static Facts Complaint(string facility, string? unit, string? programme, ConversationClass conversationClass, Category category, int severity) => new(
        facility, conversationClass, SpeakerRole.Supporter, [new Verdict(EvidenceSource.PeerReport, "complaint", category, severity, 1, [])], unit, programme);
}
