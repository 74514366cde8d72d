using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Moderation.Policies.Presets;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Presets and plain questions: a document goes in, a document comes out, nothing is stored.</summary>
internal static class ShapePolicy
{
    public static Reply<PolicyPresets> Presets(string language) => Spoken.In(language) is { } spoken
        ? new PolicyPresets([.. PolicyPreset.All.Select(preset => new PolicyPresetShown(preset.Id, preset.Title.In(spoken), PolicyYaml.Write(preset.Policy)))])
        : Spoken.Unknown;

    public static Reply<PolicyQuestionList> Ask(AskPolicy request)
    {
        if (Spoken.In(request.Language) is not { } language)
        {
            return Spoken.Unknown;
        }

        var reading = PolicyYaml.Read(request.Document);
        return reading.Policy is not { } policy
            ? Refusals.InvalidInput([.. reading.Faults.Select(fault => fault.In(language))])
            : new PolicyQuestionList([.. Asked(policy).Select(question => Shown(question, policy, language))]);
    }

    public static Reply<PolicyDocumentText> Answer(AnswerPolicy request)
    {
        var reading = PolicyYaml.Read(request.Document);
        if (reading.Policy is not { } policy)
        {
            return Refusals.InvalidInput([.. reading.Faults.Select(fault => fault.ToString())]);
        }

        return Asked(policy).FirstOrDefault(question => question.Id == request.Question) is { } asked && asked.Choices.Any(choice => choice.Id == request.Choice)
            ? new PolicyDocumentText(PolicyYaml.Write(asked.Answer(policy, request.Choice)))
            : Refusals.InvalidInput("There is no such question with such an answer for this document. Ask the questions again.");
    }

    /// <summary>Only what this server can carry out is asked: an answer that would be refused is no answer.</summary>
    private static IEnumerable<PolicyQuestion> Asked(DisclosurePolicy policy) =>
        PolicyQuestions.All.Where(question => question.AppliesTo(policy) && question.Choices.All(choice => PolicyServed.Faults(question.Answer(policy, choice.Id)).Count <= PolicyServed.Faults(policy).Count));

    private static PolicyQuestionShown Shown(PolicyQuestion question, DisclosurePolicy policy, NoticeLanguage language) => new(
        question.Id,
        question.Sentence.In(language),
        question.Explanation.In(language),
        [.. question.Choices.Select(choice => new PolicyChoiceShown(choice.Id, choice.Sentence.In(language)))],
        question.Current(policy));
}
