using System.CommandLine;
using PeerConnect.LoadGenerator.Commands;

return await new RootCommand("Loads a PeerConnect hub, or a bare hub to compare it with, on this machine.")
{
    BaselineCommand.Create(),
    RateCommand.Create(),
    SaturateCommand.Create(),
    IdleCommand.Create(),
    OpeningCommand.Create(),
    MeasureCommand.Create(),
    CompareCommand.Create(),
}.Parse(args).InvokeAsync(new InvocationConfiguration
{
    // Time to end the children and to remove their data.
    ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
});
