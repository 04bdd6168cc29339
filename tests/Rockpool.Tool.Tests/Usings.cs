global using Rockpool.Tool.Tests.Processes;
global using Xunit;
