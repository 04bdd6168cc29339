using Rockpool.Tool;
using Rockpool.Tool.Demo;

return args is [SampleProgram.HostArgument, string sample, ..]
    ? SampleProgram.Host(sample, args[2..])
    : CommandLine.Run(args);
