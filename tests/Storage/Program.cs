using Keles.Storage.Tests.Children;
using Xunit.Runner.InProc.SystemConsole;

return args is ["child", var role, var path, .. var rest] ? await ChildRoles.RunAsync(role, path, rest) : await ConsoleRunner.Run(args);
