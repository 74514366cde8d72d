using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string VerdictsTitle => "What staff found, and what the model promised";

    public override string VerdictsExplained => "Each case counts once, by the last word on it. Promised is how many flags should be right by the model's card, with as many flags and messages as here. Numbers under five are not shown; five cases may be of one person. Looking is recorded.";

    public override string VerdictsFlags => "Flags";

    public override string VerdictsRight => "Found right";

    public override string VerdictsPromised => "Promised";

    public override string VerdictsByParts => "By severity, sender and language";

    public override string VerdictsOfQuiet => "several quiet messages together";

    public override string VerdictsNotShown => "not shown";

    public override string FewerRightMeans => "The model raises more false alarms here than on its test. Look at decided cases with who decides them, then tell whoever answers for the model.";

    public override string ModelKeepsPromise => "Against its promise";

    public override string ModelInUse(string model) => $"{model}, in use";

    public override string ModelNotInUse(string model) => $"{model}, not in use";

    public override string FewerAreRight(string flags) => $"{flags}: fewer flags are right than promised.";

    public override string OutOf(int right, int verdicts) => $"{right} of {verdicts}";

    public override string VerdictsGiven(int verdicts) => $"{verdicts} verdicts";

    public override string PercentBetween(int low, int high) => $"{low} to {high} %";

    public override string CannotBeSaid(string flags, int count) => $"{flags}: of {count} more it cannot be said.";

    public override string InLanguage(WrittenLanguage language) => language switch
    {
        WrittenLanguage.Other => "both languages, or too short to tell",
        WrittenLanguage.English => "in English",
        WrittenLanguage.Spanish => "in Spanish",
    };

    public override string Stands(VerdictStanding standing) => standing switch
    {
        VerdictStanding.NoPromise => "nothing was promised",
        VerdictStanding.TooFew => "too few verdicts to say",
        VerdictStanding.AsPromised => "no warning",
        VerdictStanding.FewerRight => "fewer right than promised",
    };
}
