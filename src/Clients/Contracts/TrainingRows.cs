namespace PeerConnect.Contracts;

/// <summary>The caller's own choice, for the caller alone.</summary>
/// <param name="Offered">Whether the facility offers it.</param>
/// <param name="Agreed">Whether the own words may teach the computer; false until one says so.</param>
public sealed record OwnTraining(bool Offered, bool Agreed);

/// <summary>Says yes, or takes it back: then all that was kept for it is gone.</summary>
/// <param name="Agree">True for yes.</param>
public sealed record ChooseTraining(bool Agree);

/// <summary>A message that somebody decided on and a second person may label. Nothing in it says whose it is, where it was written, or what was decided.</summary>
/// <param name="RowId">Its id, made at random.</param>
/// <param name="Day">On which day it was decided, by the facility's clock.</param>
public sealed record WaitingTrainingRow(Guid RowId, DateOnly Day);

/// <summary>What waits for a second label by the caller.</summary>
/// <param name="Rows">The oldest day first, at most 100.</param>
/// <param name="Ready">Of how many two people said the same, among those that the caller may take out: in fives, and 0 below. None of them is of a case in which the caller had a part.</param>
public sealed record WaitingTrainingRows(IReadOnlyList<WaitingTrainingRow> Rows, int Ready);

/// <summary>An opened row, after the view was recorded: the message, names replaced, and neither who wrote it nor what was said of it.</summary>
/// <param name="RowId">Its id.</param>
/// <param name="Day">On which day it was decided.</param>
/// <param name="ViewedAt">When this view was recorded.</param>
/// <param name="Role">The role under which it was opened.</param>
/// <param name="Speaker">In which role it was written.</param>
/// <param name="Text">The message; "[name]" and "[number]" stand for what was taken out.</param>
public sealed record OpenedTrainingRow(Guid RowId, DateOnly Day, DateTimeOffset ViewedAt, Role Role, MemberRole Speaker, string Text)
{
    /// <summary>Never prints the text.</summary>
    public override string ToString() => $"OpenedTrainingRow {{ {RowId} }}";
}

/// <summary>The second label of a row that one opened: either how serious it is, or that it must not be used.</summary>
/// <param name="SelfHarm">0 to 4; absent where it says who somebody is.</param>
/// <param name="Violence">0 to 4; likewise.</param>
/// <param name="SaysWho">The text itself says who somebody is.</param>
public sealed record LabelTrainingRow(int? SelfHarm = null, int? Violence = null, bool SaysWho = false);

/// <summary>Rows that leave, or are asked to.</summary>
/// <param name="ExportId">Its id.</param>
/// <param name="State">How far it is.</param>
/// <param name="Rows">How many rows, in fives: so many, or a few more.</param>
/// <param name="Sha256">What is signed: a hash of the rows as they are stored.</param>
/// <param name="AskedAt">The first signature.</param>
/// <param name="AskedBy">Whose.</param>
/// <param name="Own">Whether it is the reader's.</param>
/// <param name="SignedAt">The second one; absent before.</param>
/// <param name="SignedBy">Whose.</param>
/// <param name="EndsAt">Until when it can be signed, and then written.</param>
/// <param name="Written">How often it was written.</param>
public sealed record TrainingExport(
    Guid ExportId,
    ExportState State,
    int Rows,
    string Sha256,
    DateTimeOffset AskedAt,
    string? AskedBy,
    bool Own,
    DateTimeOffset? SignedAt,
    string? SignedBy,
    DateTimeOffset EndsAt,
    int Written);

/// <summary>Exports of the facility.</summary>
/// <param name="Exports">The latest first, at most 50.</param>
public sealed record TrainingExports(IReadOnlyList<TrainingExport> Exports);

/// <summary>The second signature.</summary>
/// <param name="Sha256">What one signs, as the export shows it.</param>
public sealed record SignTrainingExport(string Sha256);

/// <summary>Rows that left the system: one line each, in the form of the corpus.</summary>
/// <param name="ExportId">The export.</param>
/// <param name="Rows">How many.</param>
/// <param name="Sha256">Of the lines in UTF-8; it stands in the audit log.</param>
/// <param name="Lines">The file.</param>
public sealed record TrainingFile(Guid ExportId, int Rows, string Sha256, string Lines)
{
    /// <summary>Never prints a line.</summary>
    public override string ToString() => $"TrainingFile {{ {ExportId} }}";
}

/// <summary>What became of rows of one category, in numbers.</summary>
/// <param name="Category">Of the cases.</param>
/// <param name="Written">Rows that decisions gave: in fives, and 0 below.</param>
/// <param name="Same">Two people said the same.</param>
/// <param name="Different">They did not: removed.</param>
/// <param name="SaysWho">The text said who somebody is: removed.</param>
/// <param name="Waiting">Rows that wait for a second label now: in fives, and 0 below.</param>
/// <param name="Ready">Rows that may leave now: in fives, and 0 below.</param>
/// <param name="Left">Rows that left, each as often as it left.</param>
public sealed record TrainingCount(CaseCategory Category, int Written, int Same, int Different, int SaysWho, int Waiting, int Ready, int Left);

/// <summary>Rows for training in numbers; nobody's, and never how many said yes.</summary>
/// <param name="Offered">Whether the policy in force offers it.</param>
/// <param name="Counts">By category.</param>
public sealed record TrainingNumbers(bool Offered, IReadOnlyList<TrainingCount> Counts);
