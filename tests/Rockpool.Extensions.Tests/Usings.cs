global using Microsoft.Extensions.ObjectPool;
global using Xunit;
