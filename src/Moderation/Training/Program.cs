using System.CommandLine;
using PeerConnect.Training;

return new RootCommand("Trains and measures PeerConnect's classifier.")
{
    WordsCommand.Create(),
    TrainCommand.Create(),
    ThresholdCommand.Create(),
    AblationCommand.Create(),
    LearningCurveCommand.Create(),
    EvaluateCommand.Create(),
    PromiseCommand.Create(),
    CompareCommand.Create(),
    GateCommand.Create(),
    MethodDetailCommand.Create(),
    PlainStatementsCommand.Create(),
    SecondOpinionCommand.Create(),
    ExplainCommand.Create(),
}.Parse(args).Invoke();
