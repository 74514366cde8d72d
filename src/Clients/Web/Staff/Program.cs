using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Microsoft.Extensions.DependencyInjection;
using PeerConnect.Shell.Visiting;
using PeerConnect.Staff;
using PeerConnect.Staff.Cases;
using PeerConnect.Staff.Frame;
using PeerConnect.Staff.Policies;
using PeerConnect.Staff.Queue;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.Services.AddShell(new Uri(builder.HostEnvironment.BaseAddress));
builder.Services.AddSingleton<DeskScript>().AddSingleton<Watching>().AddSingleton<Reading>().AddSingleton<PolicyDesk>();
await builder.Build().RunAsync();
