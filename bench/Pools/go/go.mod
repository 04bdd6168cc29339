module pools

go 1.19
